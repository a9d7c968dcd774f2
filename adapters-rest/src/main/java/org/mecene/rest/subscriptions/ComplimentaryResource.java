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
import org.mecene.application.media.MediaLinks;
import org.mecene.application.subscriptions.GiveAccess;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.rest.idempotency.Idempotent;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public final class ComplimentaryResource {
    private final GiveAccess giveAccess;
    private final MediaLinks links;

    @Inject
    public ComplimentaryResource(GiveAccess giveAccess, MediaLinks links) {
        this.giveAccess = giveAccess;
        this.links = links;
    }

    @POST
    @Path("me/complimentary-subscriptions")
    @Access(Who.CREATOR)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Response give(@Context Actor actor, ComplimentaryBody body) {
        var given = SubscriptionJson.of(giveAccess.give(actor, body.toCommand()), links);
        return Response.created(URI.create("api/subscriptions/" + given.id()))
                .entity(given)
                .build();
    }

    @GET
    @Path("me/complimentary-subscriptions")
    @Access(Who.CREATOR)
    public PageJson<SubscriptionJson> list(@Context Actor actor, @Context Paging paging) {
        var part = paging.of("complimentary subscriptions");
        return part.answer(
                giveAccess.list(actor, part.request()), card -> SubscriptionJson.of(card, links));
    }

    @DELETE
    @Path("me/complimentary-subscriptions/{id}")
    @Access(Who.CREATOR)
    public void end(@Context Actor actor, @PathParam("id") SubscriptionId id) {
        giveAccess.end(actor, id);
    }
}
