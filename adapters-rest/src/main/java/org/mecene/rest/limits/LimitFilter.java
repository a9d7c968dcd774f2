package org.mecene.rest.limits;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.platform.RateLimits;
import org.mecene.domain.platform.RateLimits.Draw;
import org.mecene.domain.platform.RateLimits.Taken;
import org.mecene.domain.transactions.StoreDown;
import org.mecene.rest.http.Exchange;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;

/// Takes from the bucket of one route: after it is known who calls, and before the body is read and
/// an idempotency key claimed.
@Priority(LimitFilter.PRIORITY)
final class LimitFilter implements ContainerRequestFilter, ContainerResponseFilter {
    static final int PRIORITY = Priorities.AUTHENTICATION + 500;

    private static final String TAKEN = "mecene.limit";
    private static final long MEBIBYTE = 1 << 20;

    /// What an upload takes that does not say how long it is.
    private static final int UNKNOWN_LENGTH_MEBIBYTES = 200;

    private final Bucket bucket;
    private final RateLimits limits;
    private final InstantSource clock;

    LimitFilter(Bucket bucket, RateLimits limits, InstantSource clock) {
        this.bucket = bucket;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var units = units(request);
        if (units == 0) {
            return;
        }
        var taken = take(Exchange.of(request), units);
        if (taken == null) {
            return;
        }
        if (!taken.isGranted()) {
            throw refusal(taken).toException();
        }
        request.setProperty(TAKEN, taken);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(TAKEN) instanceof Taken taken) {
            // A use case that refuses for another limit says itself when to come back.
            if (response.getStatus() != ProblemCode.TOO_MANY_REQUESTS.status()) {
                headers(taken).forEach(response.getHeaders()::putSingle);
            }
            if (bucket.counting() == Bucket.Counting.FAILURES && response.getStatus() < 300) {
                giveBack(Exchange.of(request));
            }
        }
    }

    private @Nullable Taken take(Exchange exchange, int units) {
        try {
            return limits.take(bucket.draws(exchange, units), clock.instant());
        } catch (StoreDown down) {
            if (bucket.failsOpen()) {
                return null;
            }
            throw down;
        }
    }

    private void giveBack(Exchange exchange) {
        for (Draw draw : bucket.draws(exchange, 1)) {
            limits.giveBack(draw);
        }
    }

    private int units(ContainerRequestContext request) {
        return switch (bucket.counting()) {
            case ALL, FAILURES -> 1;
            case WORDS -> request.getUriInfo().getQueryParameters().containsKey("q") ? 1 : 0;
            case MEBIBYTES -> mebibytes(request.getHeaderString(HttpHeaders.CONTENT_LENGTH));
        };
    }

    /// The head check let only numbers through; one that no upload may have counts as all there is.
    private static int mebibytes(@Nullable String length) {
        if (length == null || length.length() > 15) {
            return UNKNOWN_LENGTH_MEBIBYTES;
        }
        return (int) Math.min(Integer.MAX_VALUE, 1 + Long.parseLong(length) / MEBIBYTE);
    }

    private static Problem refusal(Taken taken) {
        var problem = Problem.of(ProblemCode.TOO_MANY_REQUESTS).retryAfter(seconds(taken.again()));
        for (var header : headers(taken).entrySet()) {
            problem = problem.header(header.getKey(), header.getValue());
        }
        return problem;
    }

    /// The older names, and those of the draft standard (security.md I1; revision 11).
    private static Map<String, String> headers(Taken taken) {
        var limit = taken.limit();
        var reset = seconds(taken.untilFull());
        var headers = new LinkedHashMap<String, String>();
        headers.put("RateLimit-Limit", Integer.toString(limit.most()));
        headers.put("RateLimit-Remaining", Integer.toString(taken.left()));
        headers.put("RateLimit-Reset", Integer.toString(reset));
        headers.put(
                "RateLimit-Policy",
                "\"%s\";q=%d;w=%d".formatted(limit.name(), limit.most(), limit.per().toSeconds()));
        headers.put("RateLimit", "\"%s\";r=%d;t=%d".formatted(limit.name(), taken.left(), reset));
        return headers;
    }

    /// Rounded up: whoever comes back then is let in.
    private static int seconds(Duration duration) {
        return (int) Math.min(Integer.MAX_VALUE, duration.plusNanos(999_999_999).toSeconds());
    }
}
