package org.mecene.rest.subscriptions;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.mecene.application.subscriptions.MakeOffers;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.subscriptions.OfferId;
import org.mecene.rest.idempotency.Idempotent;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public final class OfferResource {
    private final MakeOffers makeOffers;

    @Inject
    public OfferResource(MakeOffers makeOffers) {
        this.makeOffers = makeOffers;
    }

    @POST
    @Path("me/offers")
    @Access(Who.CREATOR)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Response make(@Context Actor actor, OfferBody body) {
        var made = OfferJson.of(makeOffers.make(actor, body.toCommand()));
        return Response.created(URI.create("api/me/offers")).entity(made).build();
    }

    @GET
    @Path("me/offers")
    @Access(Who.CREATOR)
    public PageJson<OfferJson> list(@Context Actor actor, @Context Paging paging) {
        var part = paging.of("offers");
        return part.answer(makeOffers.list(actor, part.request()), OfferJson::of);
    }

    @DELETE
    @Path("me/offers/{id}")
    @Access(Who.CREATOR)
    public void archive(@Context Actor actor, @PathParam("id") OfferId id) {
        makeOffers.archive(actor, id);
    }
}
