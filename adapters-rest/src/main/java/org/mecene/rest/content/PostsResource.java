package org.mecene.rest.content;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.mecene.application.content.ReadPosts;
import org.mecene.application.content.WritePosts;
import org.mecene.domain.content.PostFilter;
import org.mecene.domain.content.Tag;
import org.mecene.domain.content.Visibility;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Id;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.text.Text;
import org.mecene.rest.http.Moments;
import org.mecene.rest.http.Parameters;
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
public final class PostsResource {
    private final ReadPosts readPosts;
    private final WritePosts writePosts;

    @Inject
    public PostsResource(ReadPosts readPosts, WritePosts writePosts) {
        this.readPosts = readPosts;
        this.writePosts = writePosts;
    }

    @POST
    @Path("posts")
    @Access(Who.CREATOR)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Response publish(@Context Actor actor, @Context Language language, PostBody body) {
        var read = body.read();
        var id = writePosts.publish(actor, read.draft(), read.publishAt());
        return Response.created(URI.create("api/posts/" + id))
                .entity(PostJson.single(readPosts.show(actor, id), language))
                .build();
    }

    @GET
    @Path("posts")
    @Limited(Bucket.SEARCH)
    @Access(Who.ANYONE)
    public PageJson<PostJson> list(
            @Context Actor actor,
            @Context Language language,
            @Context Paging paging,
            @QueryParam("creatorId") @Nullable String creator,
            @QueryParam("visibility") @Nullable String visibility,
            @QueryParam("tag") @Nullable String tag,
            @QueryParam("q") @Nullable String words,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("sort") @Nullable String sort) {
        var filter =
                new PostFilter(
                        Parameters.optional("creatorId", creator, id -> Id.parse(id, UserId::new)),
                        Parameters.optional(
                                "visibility", visibility, Parameters.oneOf(Visibility.class)),
                        Parameters.optional("tag", tag, Tag::parse),
                        Parameters.optional("q", words, Text.line(1, PostFilter.MAX_WORDS)),
                        Parameters.optional("from", from, Moments::instantOrDate),
                        Parameters.optional("to", to, Moments::instantOrDate),
                        Parameters.or(
                                "sort",
                                sort,
                                Parameters.oneOf(PostFilter.Sort.class),
                                PostFilter.Sort.NEWEST));
        var part = paging.of("posts " + filter);
        return part.answer(
                readPosts.list(actor, filter, part.request()), view -> PostJson.of(view, language));
    }

    @GET
    @Path("feed")
    @Access(Who.CALLER)
    public PageJson<PostJson> feed(
            @Context Actor actor, @Context Language language, @Context Paging paging) {
        var part = paging.of("feed");
        return part.answer(
                readPosts.feed(actor, part.request()), view -> PostJson.of(view, language));
    }
}
