package org.mecene.rest.server;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.glassfish.grizzly.CloseListener;
import org.glassfish.grizzly.Closeable;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.ICloseType;
import org.glassfish.grizzly.ReadHandler;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.io.InputBuffer;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;

/// Takes in a body that comes after its head, piece by piece, without a thread that waits. It ends
/// once: with the whole body, with too much of one, with none in time, or with the client gone.
final class BodyIntake implements ReadHandler {
    /// What all bodies that are being taken in may hold together: each has a limit, but many
    /// clients at once must not fill the memory either.
    private static final long MOST_HELD = 48L << 20;

    private final HttpRequestPacket head;
    private final InputBuffer input;
    private final Connection<?> connection;
    private final AtomicLong heldByAll;
    private final Deadlines deadlines;
    private final AtomicBoolean ended = new AtomicBoolean();

    @SuppressWarnings("deprecation") // Grizzly has no other type for how a connection was closed.
    private final CloseListener<Closeable, ICloseType> onClose = (_, _) -> end(gone());

    private Consumer<@Nullable Problem> next = _ -> {};
    private int held;

    BodyIntake(Request request, AtomicLong heldByAll, Deadlines deadlines) {
        this.head = request.getRequest();
        this.input = request.getInputBuffer();
        this.connection = request.getContext().getConnection();
        this.heldByAll = heldByAll;
        this.deadlines = deadlines;
    }

    /// @param patience how long the whole body may take
    /// @param whenEnded gets what is wrong, or null when the body is here
    void then(Duration patience, Consumer<@Nullable Problem> whenEnded) {
        next = whenEnded;
        deadlines.set(connection, patience);
        connection.addCloseListener(onClose);
        input.notifyAvailable(this);
    }

    @Override
    public void onDataAvailable() {
        var available = input.readyData();
        heldByAll.addAndGet(available - held);
        held = available;
        if (available > Dispatcher.MAX_BODY) {
            end(Problem.of(ProblemCode.TOO_LARGE));
        } else if (heldByAll.get() > MOST_HELD) {
            end(Problem.of(ProblemCode.BUSY).retryAfter(1));
        } else if (head.isExpectContent()) {
            input.notifyAvailable(this, available + 1);
        }
        // Otherwise this was the last piece, and the end is told next.
    }

    @Override
    public void onAllDataRead() {
        end(input.readyData() > Dispatcher.MAX_BODY ? Problem.of(ProblemCode.TOO_LARGE) : null);
    }

    @Override
    public void onError(Throwable error) {
        end(gone());
    }

    private void end(@Nullable Problem problem) {
        if (ended.compareAndSet(false, true)) {
            heldByAll.addAndGet(-held);
            deadlines.clear(connection);
            connection.removeCloseListener(onClose);
            next.accept(problem);
        }
    }

    /// Nobody will read this answer; it only ends the request's life in the server.
    private static Problem gone() {
        return Problem.of(ProblemCode.REQUEST_TIMEOUT);
    }
}
