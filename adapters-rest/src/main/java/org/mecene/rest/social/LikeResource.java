package org.mecene.rest.social;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.mecene.application.social.LikePosts;
import org.mecene.domain.content.PostId;
import org.mecene.domain.identity.Actor;
import org.mecene.rest.limits.Bucket;
import org.mecene.rest.limits.Limited;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api/posts/{id}/like")
@Produces(MediaType.APPLICATION_JSON)
public final class LikeResource {
    private final LikePosts likePosts;

    @Inject
    public LikeResource(LikePosts likePosts) {
        this.likePosts = likePosts;
    }

    @POST
    @Limited(Bucket.REACTION)
    @Access(Who.CALLER)
    public LikesJson like(@Context Actor actor, @PathParam("id") PostId post) {
        return new LikesJson(likePosts.like(actor, post), true);
    }

    @DELETE
    @Limited(Bucket.REACTION)
    @Access(Who.CALLER)
    public LikesJson unlike(@Context Actor actor, @PathParam("id") PostId post) {
        return new LikesJson(likePosts.unlike(actor, post), false);
    }
}
