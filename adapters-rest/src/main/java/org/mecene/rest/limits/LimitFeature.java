package org.mecene.rest.limits;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.mecene.domain.platform.RateLimits;
import org.mecene.rest.security.Access;

/// Puts a limit before every method that names a bucket or changes something.
public final class LimitFeature implements DynamicFeature {
    private final RateLimits limits;
    private final InstantSource clock;

    public LimitFeature(RateLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        bucketOf(resource.getResourceMethod())
                .ifPresent(bucket -> context.register(new LimitFilter(bucket, limits, clock)));
    }

    /// The bucket that a resource method takes from.
    public static Optional<Bucket> bucketOf(Method method) {
        var limited = method.getAnnotation(Limited.class);
        if (limited != null) {
            return Optional.of(limited.value());
        }
        var access = method.getAnnotation(Access.class);
        return access == null || isRead(method) ? Optional.empty() : Bucket.usual(access.value());
    }

    private static boolean isRead(Method method) {
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .anyMatch(verb ->
                        verb != null
                                && (verb.value().equals(HttpMethod.GET)
                                        || verb.value().equals(HttpMethod.HEAD)));
    }
}
