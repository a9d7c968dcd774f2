package org.mecene.rest.idempotency;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.time.InstantSource;
import org.mecene.domain.platform.RepeatedRequests;

/// Puts the filter before every method that is [Idempotent].
public final class IdempotencyFeature implements DynamicFeature {
    private final IdempotencyFilter filter;

    public IdempotencyFeature(RepeatedRequests requests, InstantSource clock) {
        filter = new IdempotencyFilter(requests, clock);
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var method = resource.getResourceMethod();
        if (method != null && method.isAnnotationPresent(Idempotent.class)) {
            context.register(filter);
        }
    }
}
