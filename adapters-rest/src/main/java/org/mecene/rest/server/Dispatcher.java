package org.mecene.rest.server;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.RequestExecutorProvider;
import org.jspecify.annotations.Nullable;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;
import org.mecene.rest.server.RestConfig.Patience;

/// Hands requests from the network threads to workers: a request with a body once the body is here,
/// unless it is an upload. What cannot be taken is refused on the spot.
final class Dispatcher implements RequestExecutorProvider {
    /// The largest body that is taken in; routes may take less.
    static final int MAX_BODY = 1 << 20;

    private static final String SEEN = "mecene.dispatched";
    private static final String REFUSED = "mecene.refused";
    private static final int SOON = 1;

    private final Lanes lanes;
    private final Deadlines deadlines;
    private final Patience patience;
    private final AtomicLong heldBytes = new AtomicLong();

    Dispatcher(Lanes lanes, Deadlines deadlines, Patience patience) {
        this.lanes = lanes;
        this.deadlines = deadlines;
        this.patience = patience;
    }

    /// Why the request is not to be handled; null when it is.
    static @Nullable Problem refusal(Request request) {
        return (Problem) request.getAttribute(REFUSED);
    }

    /// Grizzly asks once for the request itself, and then for every piece of its body, which the
    /// network thread takes in itself.
    @Override
    public @Nullable Executor getExecutor(Request request) {
        if (request.getAttribute(SEEN) != null) {
            return null;
        }
        request.setAttribute(SEEN, true);
        return task -> dispatch(request, task);
    }

    private void dispatch(Request request, Runnable task) {
        if (Lanes.isUpload(request)) {
            toLane(request, task);
        } else if (request.getContentLengthLong() > MAX_BODY) {
            refuse(request, Problem.of(ProblemCode.TOO_LARGE), task);
        } else if (request.getInputBuffer().isFinished()) {
            toLane(request, task);
        } else {
            new BodyIntake(request, heldBytes, deadlines)
                    .then(
                            patience.body(),
                            problem -> {
                                if (problem == null) {
                                    toLane(request, task);
                                } else {
                                    refuse(request, problem, task);
                                }
                            });
        }
    }

    private void toLane(Request request, Runnable task) {
        if (!lanes.of(request).offer(task)) {
            refuse(request, Problem.of(ProblemCode.BUSY).retryAfter(SOON), task);
        }
    }

    /// Runs the task on this very thread: with a refusal it does nothing but write a few bytes.
    private static void refuse(Request request, Problem problem, Runnable task) {
        request.setAttribute(REFUSED, problem);
        task.run();
    }
}
