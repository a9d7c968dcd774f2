package org.mecene.rest.idempotency;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import org.mecene.domain.platform.RepeatedRequests;
import org.mecene.domain.platform.RepeatedRequests.Answer;
import org.mecene.domain.platform.RepeatedRequests.Claim;
import org.mecene.domain.text.Bytes;
import org.mecene.rest.http.AddressRange;
import org.mecene.rest.http.Exchange;
import org.mecene.rest.http.RenderFilter;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;

/// Claims the key before the request runs, and afterwards remembers its answer or lets the key go.
///
/// What the business decided is remembered: success, and a refusal that a repetition would only get
/// again. What never reached it (a wrong body, a wrong token, too many requests) and what failed on
/// our side is not, so that the client may try again with the same key. A node that dies midway
/// leaves a claim that another request may take over after a while.
///
/// Guests are told apart by the address that they come from, an IPv6 site counting as one: a
/// stranger who guesses a key gets nobody's answer. A guest who changes networks between two tries
/// is a new one, which costs an unpaid donation and nothing else.
@Priority(Priorities.AUTHORIZATION)
final class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {
    static final String REPLAYED = "Idempotency-Replayed";

    private static final String CLAIMED = "mecene.idempotency";
    private static final List<String> KEPT = List.of("Location", "ETag", "Content-Language");
    private static final int TRY_AGAIN_SECONDS = 1;

    private final RepeatedRequests requests;
    private final InstantSource clock;

    IdempotencyFilter(RepeatedRequests requests, InstantSource clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        var sent = IdempotencyKey.in(request.getHeaders().get(IdempotencyKey.HEADER));
        if (sent == null) {
            return;
        }
        var key = new RepeatedRequests.Key(caller(request), sent);
        switch (requests.claim(key, fingerprint(request), clock.instant())) {
            case Claim.Granted() -> request.setProperty(CLAIMED, key);
            case Claim.Answered(var answer) -> request.abortWith(replay(answer));
            case Claim.Running() ->
                    throw Problem.of(ProblemCode.IDEMPOTENCY_IN_PROGRESS)
                            .retryAfter(TRY_AGAIN_SECONDS)
                            .toException();
            case Claim.UsedOtherwise() ->
                    throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED).toException();
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(CLAIMED) instanceof RepeatedRequests.Key key) {
            if (isFinal(request, response)) {
                requests.remember(key, answer(response));
            } else {
                requests.release(key);
            }
        }
    }

    private static boolean isFinal(
            ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(RenderFilter.PROBLEM) instanceof ProblemCode code) {
            return !code.leavesNoTrace();
        }
        return response.getStatus() < 300;
    }

    private static Answer answer(ContainerResponseContext response) {
        var headers = new HashMap<String, String>();
        for (var name : KEPT) {
            var value = response.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        var type = response.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type != null) {
            headers.put(HttpHeaders.CONTENT_TYPE, type);
        }
        var body = response.getEntity() instanceof byte[] bytes ? Bytes.of(bytes) : null;
        return new Answer(response.getStatus(), headers, body);
    }

    private static Response replay(Answer answer) {
        var response = Response.status(answer.status()).header(REPLAYED, "true");
        answer.headers().forEach(response::header);
        if (answer.body() != null) {
            response.entity(answer.body().toArray());
        }
        return response.build();
    }

    private static String caller(ContainerRequestContext request) {
        var exchange = Exchange.of(request);
        return exchange.actor()
                .userId()
                .map(user -> "user:" + user)
                .orElseGet(() -> "guest:" + AddressRange.client(exchange.client()));
    }

    private static String fingerprint(ContainerRequestContext request) throws IOException {
        var body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        var path = request.getUriInfo().getRequestUri().getRawPath();
        return Fingerprint.of(request.getMethod(), path, body);
    }
}
