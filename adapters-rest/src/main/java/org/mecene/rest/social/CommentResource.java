package org.mecene.rest.social;

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
import org.mecene.application.media.MediaLinks;
import org.mecene.application.social.CommentOn;
import org.mecene.domain.content.PostId;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.social.CommentId;
import org.mecene.domain.social.CommentSubject;
import org.mecene.rest.http.EntityTags;
import org.mecene.rest.idempotency.Idempotent;
import org.mecene.rest.json.JsonReader;
import org.mecene.rest.limits.Bucket;
import org.mecene.rest.limits.Limited;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

/// Comments are read in lists only and carry no entity tag, so that no `If-Match` but `*` can match
/// one.
@Singleton
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public final class CommentResource {
    private final CommentOn commentOn;
    private final MediaLinks links;

    @Inject
    public CommentResource(CommentOn commentOn, MediaLinks links) {
        this.commentOn = commentOn;
        this.links = links;
    }

    @POST
    @Path("posts/{id}/comments")
    @Limited(Bucket.COMMENT)
    @Access(Who.CALLER)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Response onPost(@Context Actor actor, @PathParam("id") PostId id, CommentBody body) {
        return add(actor, new CommentSubject.OnPost(id), body, "api/posts/" + id + "/comments");
    }

    @GET
    @Path("posts/{id}/comments")
    @Access(Who.ANYONE)
    public PageJson<CommentJson> ofPost(
            @Context Actor actor, @Context Paging paging, @PathParam("id") PostId id) {
        return list(actor, new CommentSubject.OnPost(id), paging);
    }

    @POST
    @Path("campaigns/{id}/comments")
    @Limited(Bucket.COMMENT)
    @Access(Who.CALLER)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Response onCampaign(
            @Context Actor actor, @PathParam("id") CampaignId id, CommentBody body) {
        var path = "api/campaigns/" + id + "/comments";
        return add(actor, new CommentSubject.OnCampaign(id), body, path);
    }

    @GET
    @Path("campaigns/{id}/comments")
    @Access(Who.ANYONE)
    public PageJson<CommentJson> ofCampaign(
            @Context Actor actor, @Context Paging paging, @PathParam("id") CampaignId id) {
        return list(actor, new CommentSubject.OnCampaign(id), paging);
    }

    @PATCH
    @Path("comments/{id}")
    @Access(Who.CALLER)
    @Consumes({MediaType.APPLICATION_JSON, JsonReader.MERGE_PATCH})
    public CommentJson edit(
            @Context Actor actor,
            @PathParam("id") CommentId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            CommentPatch body) {
        EntityTags.requireNone(ifMatch);
        return CommentJson.of(commentOn.edit(actor, id, body.words()), links);
    }

    @DELETE
    @Path("comments/{id}")
    @Access(Who.CALLER)
    public void remove(
            @Context Actor actor,
            @PathParam("id") CommentId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        EntityTags.requireNone(ifMatch);
        commentOn.remove(actor, id);
    }

    private Response add(Actor actor, CommentSubject subject, CommentBody body, String list) {
        var read = body.read();
        var card = commentOn.add(actor, subject, read.body(), read.parent());
        return Response.created(URI.create(list + "#" + card.id()))
                .entity(CommentJson.of(card, links))
                .build();
    }

    private PageJson<CommentJson> list(Actor actor, CommentSubject subject, Paging paging) {
        var part = paging.of("comments " + subject.id());
        return part.answer(
                commentOn.list(actor, subject, part.request()),
                card -> CommentJson.of(card, links));
    }
}
