package org.mecene.rest.payments;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.mecene.application.payments.ReceiveNotice;
import org.mecene.application.payments.ShowPaymentConfiguration;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public final class PaymentResource {
    private static final int MAX_NOTICE = 256 * 1_024;

    private final ReceiveNotice receiveNotice;
    private final ShowPaymentConfiguration showConfiguration;

    @Inject
    public PaymentResource(
            ReceiveNotice receiveNotice, ShowPaymentConfiguration showConfiguration) {
        this.receiveNotice = receiveNotice;
        this.showConfiguration = showConfiguration;
    }

    @GET
    @Path("payment-config")
    @Access(Who.PUBLIC)
    public PaymentConfigJson configuration() {
        return PaymentConfigJson.of(showConfiguration.handle());
    }

    /// The bytes are passed on as they came: the signature is over them (rules.md W1). When this
    /// returns, the notice is stored; a failure is a 5xx, so that the provider sends it again (W6).
    @POST
    @Path("webhooks/{provider}")
    @Access(Who.PROVIDER)
    public ReceivedJson receive(
            @PathParam("provider") String provider, @Context HttpHeaders headers, InputStream body)
            throws IOException {
        if (!receiveNotice.takes(provider)) {
            throw Problem.of(ProblemCode.NOT_FOUND).toException();
        }
        var notice = body.readNBytes(MAX_NOTICE + 1);
        if (notice.length > MAX_NOTICE) {
            throw Problem.of(ProblemCode.TOO_LARGE).toException();
        }
        receiveNotice.handle(notice, headers.getHeaderString(receiveNotice.signatureHeader()));
        return new ReceivedJson(true);
    }
}
