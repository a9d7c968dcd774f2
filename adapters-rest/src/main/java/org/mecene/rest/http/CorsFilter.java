package org.mecene.rest.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets pages of the configured origins read answers. Origins are compared whole; no credentials
/// are ever allowed, because nothing here looks at a cookie.
@PreMatching
@Priority(CorsFilter.PRIORITY)
public final class CorsFilter implements ContainerRequestFilter, ContainerResponseFilter {
    static final int PRIORITY = 100;

    private static final String ORIGIN = "Origin";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String EXPOSED =
            "ETag, Location, X-Request-Id, Idempotency-Replayed, RateLimit-Limit,"
                    + " RateLimit-Remaining, RateLimit-Reset, RateLimit-Policy, RateLimit, Retry-After";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String HEADERS =
            "Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match,"
                    + " If-None-Match, Range, X-Request-Id";
    private static final String TEN_MINUTES = "600";

    private final Set<String> origins;

    public CorsFilter(Set<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var isPreflight =
                request.getMethod().equals(HttpMethod.OPTIONS)
                        && request.getHeaderString(ORIGIN) != null
                        && request.getHeaderString("Access-Control-Request-Method") != null;
        if (isPreflight) {
            request.abortWith(Response.noContent().build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var origin = request.getHeaderString(ORIGIN);
        if (!isAllowed(origin)) {
            return;
        }
        var headers = response.getHeaders();
        headers.putSingle(ALLOW_ORIGIN, origin);
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            headers.putSingle("Access-Control-Allow-Methods", METHODS);
            headers.putSingle("Access-Control-Allow-Headers", HEADERS);
            headers.putSingle("Access-Control-Max-Age", TEN_MINUTES);
        } else {
            headers.putSingle("Access-Control-Expose-Headers", EXPOSED);
        }
    }

    private boolean isAllowed(@Nullable String origin) {
        return origin != null && origins.contains(origin);
    }
}
