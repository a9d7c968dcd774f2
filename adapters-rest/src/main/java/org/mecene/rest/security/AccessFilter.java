package org.mecene.rest.security;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.application.users.Authenticate;
import org.mecene.application.users.CheckProof;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.rest.http.Exchange;
import org.mecene.rest.problem.HttpProblem;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The gate of one route: finds out who calls and whether they may. There is one of these for each
/// resource method. Nothing but the `Authorization` header says who somebody is; cookies are never
/// looked at (security.md D2).
@Priority(Priorities.AUTHENTICATION)
final class AccessFilter implements ContainerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(AccessFilter.class);
    private static final String SCHEME = "Bearer ";

    private final Access.Who who;
    private final String route;
    private final Authenticate authenticate;
    private final CheckProof checkProof;

    AccessFilter(Access.Who who, String route, Authenticate authenticate, CheckProof checkProof) {
        this.who = who;
        this.route = route;
        this.authenticate = authenticate;
        this.checkProof = checkProof;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var exchange = Exchange.of(request);
        exchange.matched(route);
        switch (who) {
            case PUBLIC, PROVIDER -> {}
            case ANYONE -> exchange.calledBy(proven(request, caller(request)));
            case CALLER -> exchange.calledBy(proven(request, required(request)));
            case CREATOR -> exchange.calledBy(proven(request, withRole(request, Role.CREATOR)));
            case MODERATOR -> exchange.calledBy(withRole(request, Role.MODERATOR));
            case ADMIN -> exchange.calledBy(withRole(request, Role.ADMIN));
        }
    }

    /// Administrators act as such on the routes of everybody too. On those of the administration
    /// [ProofFilter] refuses them instead, and says why.
    private @Nullable Actor proven(ContainerRequestContext request, @Nullable Actor caller) {
        var token = token(request);
        return caller == null || token == null ? caller : checkProof.proven(caller, token);
    }

    private @Nullable Actor caller(ContainerRequestContext request) {
        var token = token(request);
        return token == null
                ? null
                : authenticate.handle(token).orElseThrow(AccessFilter::invalidToken);
    }

    private Actor required(ContainerRequestContext request) {
        var caller = caller(request);
        if (caller == null) {
            throw Problem.of(ProblemCode.SIGN_IN_REQUIRED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .toException();
        }
        return caller;
    }

    /// A role that was given a moment ago may not be known here yet, so the lack of one is looked
    /// at twice.
    private Actor withRole(ContainerRequestContext request, Role role) {
        var caller = required(request);
        if (has(caller, role)) {
            return caller;
        }
        var token = token(request);
        if (token == null) {
            throw invalidToken();
        }
        var fresh = authenticate.fresh(token).orElseThrow(AccessFilter::invalidToken);
        if (!has(fresh, role)) {
            LOG.warn(
                    "{} is not for user {}",
                    route,
                    fresh.userId().map(Object::toString).orElse("-"));
            throw Problem.of(ProblemCode.NOT_PERMITTED).toException();
        }
        return fresh;
    }

    private static boolean has(Actor actor, Role role) {
        return role == Role.MODERATOR ? actor.isModerator() : actor.has(role);
    }

    /// The token that the caller shows; null when they show nothing.
    static @Nullable String token(ContainerRequestContext request) {
        List<String> headers = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (headers == null || headers.isEmpty()) {
            return null;
        }
        var header = headers.getFirst();
        var isBearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        if (headers.size() > 1 || !isBearer) {
            throw invalidToken();
        }
        return header.substring(SCHEME.length()).strip();
    }

    private static HttpProblem invalidToken() {
        return Problem.of(ProblemCode.INVALID_TOKEN)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .toException();
    }
}
