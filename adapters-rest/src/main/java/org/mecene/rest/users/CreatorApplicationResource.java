package org.mecene.rest.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.users.BecomeCreator;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.users.CreatorApplication.Status;
import org.mecene.domain.users.CreatorApplicationId;
import org.mecene.rest.http.Parameters;
import org.mecene.rest.http.Single;
import org.mecene.rest.idempotency.Idempotent;
import org.mecene.rest.json.ReasonBody;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public final class CreatorApplicationResource {
    private final BecomeCreator becomeCreator;
    private final MediaLinks links;

    @Inject
    public CreatorApplicationResource(BecomeCreator becomeCreator, MediaLinks links) {
        this.becomeCreator = becomeCreator;
        this.links = links;
    }

    @POST
    @Path("me/creator-application")
    @Access(Who.CALLER)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Response apply(@Context Actor actor, CreatorApplicationBody body) {
        var read = body.read();
        var application = becomeCreator.apply(actor, read.motivation(), read.links());
        return Response.created(URI.create("api/me/creator-application"))
                .entity(Single.of(CreatorApplicationJson.of(application)))
                .build();
    }

    @GET
    @Path("me/creator-application")
    @Access(Who.CALLER)
    public Single<CreatorApplicationJson> showOwn(@Context Actor actor) {
        return Single.of(CreatorApplicationJson.of(becomeCreator.showOwn(actor)));
    }

    @GET
    @Path("admin/creator-applications")
    @Access(Who.ADMIN)
    public PageJson<CreatorApplicationJson> list(
            @Context Actor actor,
            @Context Paging paging,
            @QueryParam("status") @Nullable String status) {
        var wanted = Parameters.optional("status", status, Parameters.oneOf(Status.class));
        var part = paging.of("creator-applications " + wanted);
        return part.answer(
                becomeCreator.list(actor, wanted, part.request()),
                listed -> CreatorApplicationJson.of(listed, links));
    }

    @POST
    @Path("admin/creator-applications/{id}/approve")
    @Access(Who.ADMIN)
    public CreatorApplicationJson approve(
            @Context Actor actor, @PathParam("id") CreatorApplicationId id) {
        return CreatorApplicationJson.of(becomeCreator.approve(actor, id));
    }

    @POST
    @Path("admin/creator-applications/{id}/reject")
    @Access(Who.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    public CreatorApplicationJson reject(
            @Context Actor actor, @PathParam("id") CreatorApplicationId id, ReasonBody body) {
        return CreatorApplicationJson.of(becomeCreator.reject(actor, id, body.required()));
    }
}
