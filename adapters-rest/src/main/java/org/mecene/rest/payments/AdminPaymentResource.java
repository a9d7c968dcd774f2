package org.mecene.rest.payments;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.mecene.application.documents.ReadDocuments;
import org.mecene.application.payments.RefundPayments;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.payments.PaymentId;
import org.mecene.rest.documents.DocumentFiles;
import org.mecene.rest.idempotency.IdempotencyKey;
import org.mecene.rest.idempotency.Idempotent;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;
import org.mecene.rest.security.StepUp;

@Singleton
@Path("/api/admin/payments")
public final class AdminPaymentResource {
    private final RefundPayments refundPayments;
    private final ReadDocuments readDocuments;

    @Inject
    public AdminPaymentResource(RefundPayments refundPayments, ReadDocuments readDocuments) {
        this.refundPayments = refundPayments;
        this.readDocuments = readDocuments;
    }

    @POST
    @Path("{id}/refund")
    @Access(Who.ADMIN)
    @StepUp
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response refund(
            @Context Actor actor,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @PathParam("id") PaymentId payment,
            RefundBody body) {
        var refund = refundPayments.handle(actor, payment, body.toWish(IdempotencyKey.of(key)));
        return Response.created(URI.create("api/admin/payments/" + payment))
                .entity(RefundJson.of(refund))
                .build();
    }

    @GET
    @Path("{id}/receipt")
    @Access(Who.ADMIN)
    public Response receipt(
            @Context Actor actor,
            @PathParam("id") PaymentId payment,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        var language = DocumentFiles.language(languages);
        return DocumentFiles.of(readDocuments.ofPayment(actor, payment, language));
    }
}
