package org.mecene.rest.payouts;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.mecene.application.payouts.OwnPayoutAccount;
import org.mecene.application.payouts.RequestPayouts;
import org.mecene.application.users.AllowedOrigins;
import org.mecene.domain.identity.Actor;
import org.mecene.rest.idempotency.IdempotencyKey;
import org.mecene.rest.idempotency.Idempotent;
import org.mecene.rest.limits.Bucket;
import org.mecene.rest.limits.Limited;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;
import org.mecene.rest.security.StepUp;

@Singleton
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public final class PayoutResource {
    private final OwnPayoutAccount ownAccount;
    private final RequestPayouts requestPayouts;
    private final AllowedOrigins origins;

    @Inject
    public PayoutResource(
            OwnPayoutAccount ownAccount, RequestPayouts requestPayouts, AllowedOrigins origins) {
        this.ownAccount = ownAccount;
        this.requestPayouts = requestPayouts;
        this.origins = origins;
    }

    /// The page that the answer leads to lets the bank account be changed (rules.md P7).
    @POST
    @Path("me/payout-account")
    @Limited(Bucket.PAYMENT)
    @Access(Who.CALLER)
    @StepUp
    @Consumes(MediaType.APPLICATION_JSON)
    public Response begin(@Context Actor actor, PayoutAccountBody body) {
        var begun = ownAccount.begin(actor, body.read(origins));
        var answer =
                begun.isNew()
                        ? Response.created(URI.create("api/me/payout-account"))
                        : Response.ok();
        return answer.entity(BegunPayoutAccountJson.of(begun)).build();
    }

    @GET
    @Path("me/payout-account")
    @Access(Who.CALLER)
    public PayoutAccountJson account(@Context Actor actor) {
        return PayoutAccountJson.of(ownAccount.show(actor));
    }

    @POST
    @Path("me/payouts")
    @Limited(Bucket.PAYMENT)
    @Access(Who.CALLER)
    @StepUp
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Response request(
            @Context Actor actor,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            PayoutBody body) {
        var payout = requestPayouts.handle(actor, body.read(), IdempotencyKey.of(key));
        return Response.created(URI.create("api/me/payouts")).entity(PayoutJson.of(payout)).build();
    }

    @GET
    @Path("me/payouts")
    @Access(Who.CALLER)
    public PageJson<PayoutJson> own(@Context Actor actor, @Context Paging paging) {
        var part = paging.of("own payouts");
        return part.answer(requestPayouts.own(actor, part.request()), PayoutJson::of);
    }
}
