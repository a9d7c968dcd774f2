package org.mecene.rest.platform;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.application.platform.NoteAct;
import org.mecene.domain.identity.Id;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.rest.http.Exchange;
import org.mecene.rest.http.RenderFilter;
import org.mecene.rest.problem.ProblemCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down one route's refusals. It runs behind [RenderFilter], which knows the problem.
@Priority(RefusalFilter.PRIORITY)
final class RefusalFilter implements ContainerResponseFilter {
    static final int PRIORITY = 1_500;

    private static final Logger LOG = LoggerFactory.getLogger(RefusalFilter.class);

    private final NoteAct noteAct;

    RefusalFilter(NoteAct noteAct) {
        this.noteAct = noteAct;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var exchange = Exchange.of(request);
        // Whoever is limited has been written down often enough.
        if (response.getStatus() < 400
                || response.getStatus() == ProblemCode.TOO_MANY_REQUESTS.status()
                || !exchange.actor().isModerator()) {
            return;
        }
        var code =
                request.getProperty(RenderFilter.PROBLEM) instanceof ProblemCode problem
                        ? problem.name().toLowerCase(Locale.ROOT)
                        : Integer.toString(response.getStatus());
        try {
            noteAct.handle(
                    exchange.actor().requireSignedIn().id(),
                    "administration.refused",
                    subject(request),
                    Map.of("request", request.getMethod() + " " + exchange.route(), "code", code));
        } catch (RuntimeException failure) {
            LOG.error("A refusal could not be written down", failure);
        }
    }

    /// What the path names; null when it names nothing, or not by an id.
    private static @Nullable UUID subject(ContainerRequestContext request) {
        var named = request.getUriInfo().getPathParameters().getFirst("id");
        if (named == null) {
            return null;
        }
        try {
            return Id.parse(named, UserId::new).value();
        } catch (InvalidValue _) {
            return null;
        }
    }
}
