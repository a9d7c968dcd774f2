package org.mecene.rest.documents;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.mecene.application.documents.ReadDocuments;
import org.mecene.domain.documents.DocumentId;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Id;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.RefundId;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.rest.http.Parameters;
import org.mecene.rest.limits.Bucket;
import org.mecene.rest.limits.Limited;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

/// Documents as files, in the language that the reader asks for.
@Singleton
@Path("/api")
public final class DocumentResource {
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    private final ReadDocuments readDocuments;
    private final InstantSource clock;

    @Inject
    public DocumentResource(ReadDocuments readDocuments, InstantSource clock) {
        this.readDocuments = readDocuments;
        this.clock = clock;
    }

    @GET
    @Path("me/receipts")
    @Access(Who.CALLER)
    @Produces(MediaType.APPLICATION_JSON)
    public PageJson<DocumentJson> own(
            @Context Actor actor,
            @Context Paging paging,
            @QueryParam("year") @Nullable String asked) {
        var present = clock.instant().atZone(ZoneOffset.UTC).getYear();
        var year = Parameters.or("year", asked, DocumentResource::year, present);
        var part = paging.of("own receipts of " + year);
        return part.answer(readDocuments.own(actor, year, part.request()), DocumentJson::of);
    }

    @GET
    @Path("me/receipts/{id}")
    @Access(Who.CALLER)
    public Response own(
            @Context Actor actor,
            @PathParam("id") DocumentId id,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        return DocumentFiles.of(readDocuments.own(actor, id, DocumentFiles.language(languages)));
    }

    @GET
    @Path("me/payments/{id}/receipt")
    @Access(Who.CALLER)
    public Response ofOwnPayment(
            @Context Actor actor,
            @PathParam("id") PaymentId payment,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        return DocumentFiles.of(
                readDocuments.ofOwnPayment(actor, payment, DocumentFiles.language(languages)));
    }

    /// For guests, whose mail holds the link.
    @GET
    @Path("receipts")
    @Access(Who.PUBLIC)
    @Limited(Bucket.MAILED_TOKEN)
    public Response byLink(
            @QueryParam("token") @Nullable String token,
            @QueryParam("refund") @Nullable String refund,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        if (token == null || token.isEmpty()) {
            throw Problem.of(ProblemCode.INVALID_PARAMETER, "token", FieldError.Code.REQUIRED)
                    .toException();
        }
        var refundId = Parameters.optional("refund", refund, id -> Id.parse(id, RefundId::new));
        var language = DocumentFiles.language(languages);
        return DocumentFiles.of(
                refundId == null
                        ? readDocuments.byLink(token, language)
                        : readDocuments.creditNoteByLink(token, refundId, language));
    }

    private static Integer year(String text) {
        var year = Parameters.count(text);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new InvalidValue(FieldError.Code.INVALID);
        }
        return year.intValue();
    }
}
