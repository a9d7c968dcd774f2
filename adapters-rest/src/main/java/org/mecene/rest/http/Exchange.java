package org.mecene.rest.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Actor;

/// What is known of one request and its answer besides the messages themselves. It begins when the
/// request's head was read and ends when the answer was handed to the network; one thread at a time
/// has it.
public final class Exchange {
    /// The name of the request's property that holds it.
    public static final String PROPERTY = "mecene.exchange";

    private static final String UNMATCHED = "unmatched";

    private final String requestId;
    private final InetAddress client;
    private final long begunAt = System.nanoTime();
    private Actor actor = Actor.anonymous();
    private String route = UNMATCHED;

    /// @param client where the request comes from, as far as the proxies in front can be trusted
    public Exchange(String requestId, InetAddress client) {
        this.requestId = requestId;
        this.client = client;
    }

    public static Exchange of(ContainerRequestContext request) {
        if (request.getProperty(PROPERTY) instanceof Exchange exchange) {
            return exchange;
        }
        throw new IllegalStateException("A request came in by another door");
    }

    public String requestId() {
        return requestId;
    }

    public InetAddress client() {
        return client;
    }

    public long nanosSoFar() {
        return System.nanoTime() - begunAt;
    }

    /// Who asks; anonymous until the caller was looked at.
    public Actor actor() {
        return actor;
    }

    /// The template of the route, such as `/api/posts/{id}`, for logs and metrics.
    public String route() {
        return route;
    }

    public boolean isMatched() {
        return !route.equals(UNMATCHED);
    }

    public void matched(String template) {
        route = template;
    }

    public void calledBy(@Nullable Actor caller) {
        actor = caller == null ? Actor.anonymous() : caller;
    }
}
