package org.mecene.rest.content;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.mecene.application.content.ReadPosts;
import org.mecene.application.content.WritePosts;
import org.mecene.domain.content.PostId;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Language;
import org.mecene.rest.http.EntityTags;
import org.mecene.rest.http.Single;
import org.mecene.rest.json.JsonReader;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api/posts/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class PostResource {
    private final ReadPosts readPosts;
    private final WritePosts writePosts;

    @Inject
    public PostResource(ReadPosts readPosts, WritePosts writePosts) {
        this.readPosts = readPosts;
        this.writePosts = writePosts;
    }

    @GET
    @Access(Who.ANYONE)
    public Single<PostJson> show(
            @Context Actor viewer, @Context Language language, @PathParam("id") PostId id) {
        return PostJson.single(readPosts.show(viewer, id), language);
    }

    @PATCH
    @Access(Who.CALLER)
    @Consumes({MediaType.APPLICATION_JSON, JsonReader.MERGE_PATCH})
    public Single<PostJson> edit(
            @Context Actor actor,
            @Context Language language,
            @PathParam("id") PostId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PostPatch body) {
        writePosts.edit(actor, id, body.toEdit(), EntityTags.expectedVersion(ifMatch));
        return show(actor, language, id);
    }

    @DELETE
    @Access(Who.CALLER)
    public void remove(
            @Context Actor actor,
            @PathParam("id") PostId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        writePosts.remove(actor, id, EntityTags.expectedVersion(ifMatch));
    }
}
