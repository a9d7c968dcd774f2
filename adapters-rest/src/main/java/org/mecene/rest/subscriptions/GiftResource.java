package org.mecene.rest.subscriptions;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.subscriptions.GiveSubscriptions;
import org.mecene.application.subscriptions.RedeemGifts;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.subscriptions.GiftId;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.rest.idempotency.Idempotent;
import org.mecene.rest.limits.Bucket;
import org.mecene.rest.limits.Limited;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public final class GiftResource {
    private final GiveSubscriptions giveSubscriptions;
    private final RedeemGifts redeemGifts;
    private final MediaLinks links;

    @Inject
    public GiftResource(
            GiveSubscriptions giveSubscriptions, RedeemGifts redeemGifts, MediaLinks links) {
        this.giveSubscriptions = giveSubscriptions;
        this.redeemGifts = redeemGifts;
        this.links = links;
    }

    @POST
    @Path("tiers/{id}/gifts")
    @Limited(Bucket.PAYMENT)
    @Access(Who.CALLER)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Response buy(@Context Actor actor, @PathParam("id") TierId id, GiftBody body) {
        var begun = giveSubscriptions.buy(actor, body.toCommand(id));
        var gift = GiftJson.of(begun.gift(), links);
        return Response.created(URI.create("api/me/gifts"))
                .entity(new BegunGiftJson(gift, begun.clientSecret()))
                .build();
    }

    @GET
    @Path("me/gifts")
    @Access(Who.CALLER)
    public PageJson<GiftJson> own(@Context Actor actor, @Context Paging paging) {
        var part = paging.of("gifts");
        return part.answer(
                giveSubscriptions.own(actor, part.request()), shown -> GiftJson.of(shown, links));
    }

    @POST
    @Path("me/gifts/{id}/refund")
    @Limited(Bucket.PAYMENT)
    @Access(Who.CALLER)
    @Idempotent
    public GiftJson giveBack(@Context Actor actor, @PathParam("id") GiftId id) {
        return GiftJson.of(giveSubscriptions.giveBack(actor, id), links);
    }

    @POST
    @Path("gifts/look")
    @Limited(Bucket.MAILED_TOKEN)
    @Access(Who.ANYONE)
    @Consumes(MediaType.APPLICATION_JSON)
    public FoundGiftJson look(GiftCodeBody body) {
        return FoundGiftJson.of(redeemGifts.look(body.required()), links);
    }

    @POST
    @Path("gifts/redeem")
    @Limited(Bucket.MAILED_TOKEN)
    @Access(Who.CALLER)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Response redeem(@Context Actor actor, GiftCodeBody body) {
        var opened = SubscriptionJson.of(redeemGifts.redeem(actor, body.required()), links);
        return Response.created(URI.create("api/subscriptions/" + opened.id()))
                .entity(opened)
                .build();
    }
}
