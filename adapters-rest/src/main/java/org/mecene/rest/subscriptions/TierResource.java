package org.mecene.rest.subscriptions;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import org.mecene.application.subscriptions.OfferTiers;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.rest.http.EntityTags;
import org.mecene.rest.http.Single;
import org.mecene.rest.idempotency.Idempotent;
import org.mecene.rest.json.JsonReader;
import org.mecene.rest.money.Currencies;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public final class TierResource {
    private final OfferTiers offerTiers;

    @Inject
    public TierResource(OfferTiers offerTiers) {
        this.offerTiers = offerTiers;
    }

    @POST
    @Path("me/tiers")
    @Access(Who.CREATOR)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Context Actor actor, TierBody body) {
        var offer = body.toOffer();
        var tier = Currencies.named("price.currency", () -> offerTiers.create(actor, offer));
        return Response.created(URI.create("api/creators/" + tier.creator() + "/tiers"))
                .entity(answer(tier))
                .build();
    }

    @PATCH
    @Path("me/tiers/{id}")
    @Access(Who.CREATOR)
    @Consumes({MediaType.APPLICATION_JSON, JsonReader.MERGE_PATCH})
    public Single<TierJson> edit(
            @Context Actor actor,
            @PathParam("id") TierId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            TierPatch body) {
        var version = EntityTags.expectedVersion(ifMatch);
        return answer(offerTiers.edit(actor, id, body.toEdit(), version));
    }

    @DELETE
    @Path("me/tiers/{id}")
    @Access(Who.CREATOR)
    public void archive(
            @Context Actor actor,
            @PathParam("id") TierId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        offerTiers.archive(actor, id, EntityTags.expectedVersion(ifMatch));
    }

    @GET
    @Path("creators/{id}/tiers")
    @Access(Who.ANYONE)
    public PageJson<TierJson> list(@PathParam("id") UserId creator) {
        return PageJson.whole(offerTiers.list(creator).stream().map(TierJson::of).toList());
    }

    private static Single<TierJson> answer(Tier tier) {
        return Single.of(TierJson.of(tier), tier.version());
    }
}
