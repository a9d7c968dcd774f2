package org.mecene.rest.problem;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.glassfish.jersey.server.ParamException;
import org.mecene.domain.media.MediaProcessor;
import org.mecene.domain.media.MediaStore.StoreUnavailable;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.transactions.StoreDown;
import org.mecene.domain.users.IdentityProvider;
import org.mecene.domain.users.PasswordHasher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers whatever was thrown while a request was handled. A refusal is an answer and is not
/// logged; what we depend on and does not answer is a line; a fault of our own is logged once, with
/// its trace, and answered blandly.
public final class ThrownMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(ThrownMapper.class);

    private static final int SOON = 1;
    private static final int LATER = 5;

    @Override
    public Response toResponse(Throwable thrown) {
        return problem(thrown).toResponse();
    }

    private static Problem problem(Throwable thrown) {
        return switch (thrown) {
            case Refused refused -> Refusals.answer(refused.refusal());
            case HttpProblem problem -> problem.problem();
            case ParamException.PathParamException _ -> Problem.of(ProblemCode.NOT_FOUND);
            case ParamException wrong ->
                    Problem.of(
                            ProblemCode.INVALID_PARAMETER,
                            wrong.getParameterName(),
                            FieldError.Code.INVALID);
            case NotAllowedException refused ->
                    Problem.of(ProblemCode.METHOD_NOT_ALLOWED)
                            .header(HttpHeaders.ALLOW, allowed(refused));
            case WebApplicationException refused when refused.getResponse().getStatus() < 500 ->
                    Problem.of(ProblemCode.ofStatus(refused.getResponse().getStatus()));
            case PasswordHasher.Busy _ -> Problem.of(ProblemCode.BUSY).retryAfter(SOON);
            case MediaProcessor.Busy _ -> Problem.of(ProblemCode.BUSY).retryAfter(SOON);
            case ProviderUnavailable outage -> outage(ProblemCode.PROVIDER_UNAVAILABLE, outage);
            case IdentityProvider.Unavailable outage ->
                    outage(ProblemCode.PROVIDER_UNAVAILABLE, outage);
            case IdentityProvider.Untrusted outage ->
                    outage(ProblemCode.PROVIDER_UNAVAILABLE, outage);
            case StoreUnavailable outage -> outage(ProblemCode.STORE_UNAVAILABLE, outage);
            case StoreDown outage -> outage(ProblemCode.DATABASE_UNAVAILABLE, outage);
            default -> fault(thrown);
        };
    }

    /// Whatever can be read can be asked for without its body; Jersey does so and does not say it.
    private static String allowed(NotAllowedException refused) {
        var methods = refused.getResponse().getHeaderString(HttpHeaders.ALLOW);
        var isSilent = methods.contains("GET") && !methods.contains("HEAD");
        return isSilent ? methods.replace("GET", "GET, HEAD") : methods;
    }

    private static Problem outage(ProblemCode code, RuntimeException outage) {
        LOG.warn("{}: {}", code.wire(), outage.getMessage());
        return Problem.of(code).retryAfter(LATER);
    }

    private static Problem fault(Throwable thrown) {
        LOG.error("A request failed", thrown);
        return Problem.of(ProblemCode.INTERNAL_ERROR);
    }
}
