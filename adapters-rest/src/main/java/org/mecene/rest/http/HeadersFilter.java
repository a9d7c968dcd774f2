package org.mecene.rest.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import org.mecene.domain.identity.Actor;

/// Says how an answer may be kept. What a signed-in caller sees, what is wrong, and what changed
/// something is kept by nobody; what everybody sees may be kept, and is asked for again with its
/// entity tag each time.
@Priority(HeadersFilter.PRIORITY)
public final class HeadersFilter implements ContainerResponseFilter {
    static final int PRIORITY = 3_000;

    private static final String VARY = "Accept-Encoding, Accept-Language, Authorization, Origin";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        putIfAbsent(headers, HttpHeaders.VARY, VARY);
        putIfAbsent(headers, HttpHeaders.CACHE_CONTROL, caching(request, response));
    }

    private static String caching(
            ContainerRequestContext request, ContainerResponseContext response) {
        var isRead =
                request.getMethod().equals(HttpMethod.GET)
                        || request.getMethod().equals(HttpMethod.HEAD);
        var isForAll = Exchange.of(request).actor() instanceof Actor.Anonymous;
        return isRead && isForAll && response.getStatus() < 400 ? "no-cache" : "no-store";
    }

    private static void putIfAbsent(
            MultivaluedMap<String, Object> headers, String name, String value) {
        if (!headers.containsKey(name)) {
            headers.putSingle(name, value);
        }
    }
}
