package org.mecene.rest.social;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.social.FollowCreators;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.rest.limits.Bucket;
import org.mecene.rest.limits.Limited;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public final class FollowResource {
    private final FollowCreators followCreators;
    private final MediaLinks links;

    @Inject
    public FollowResource(FollowCreators followCreators, MediaLinks links) {
        this.followCreators = followCreators;
        this.links = links;
    }

    @POST
    @Path("follow/{creatorId}")
    @Limited(Bucket.REACTION)
    @Access(Who.CALLER)
    public void follow(@Context Actor actor, @PathParam("creatorId") UserId creator) {
        followCreators.follow(actor, creator);
    }

    @DELETE
    @Path("follow/{creatorId}")
    @Limited(Bucket.REACTION)
    @Access(Who.CALLER)
    public void unfollow(@Context Actor actor, @PathParam("creatorId") UserId creator) {
        followCreators.unfollow(actor, creator);
    }

    @GET
    @Path("me/following")
    @Access(Who.CALLER)
    public PageJson<FollowJson> following(@Context Actor actor, @Context Paging paging) {
        var part = paging.of("following");
        return part.answer(
                followCreators.following(actor, part.request()),
                entry -> FollowJson.of(entry, links));
    }

    @GET
    @Path("me/followers")
    @Access(Who.CALLER)
    public PageJson<FollowJson> followers(@Context Actor actor, @Context Paging paging) {
        var part = paging.of("followers");
        return part.answer(
                followCreators.followers(actor, part.request()),
                entry -> FollowJson.of(entry, links));
    }
}
