package org.mecene.rest.funding;

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
import org.mecene.application.funding.ManageCategories;
import org.mecene.domain.funding.CategoryId;
import org.mecene.domain.identity.Actor;
import org.mecene.rest.http.EntityTags;
import org.mecene.rest.idempotency.Idempotent;
import org.mecene.rest.json.JsonReader;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

/// Categories are read in lists only and carry no entity tag, so that no `If-Match` but `*` can
/// match one.
@Singleton
@Path("/api/admin/categories")
@Produces(MediaType.APPLICATION_JSON)
public final class AdminCategoryResource {
    private final ManageCategories manageCategories;

    @Inject
    public AdminCategoryResource(ManageCategories manageCategories) {
        this.manageCategories = manageCategories;
    }

    @GET
    @Access(Who.ADMIN)
    public PageJson<CategoryJson> list(@Context Actor actor) {
        return PageJson.whole(manageCategories.all(actor).stream().map(CategoryJson::of).toList());
    }

    @POST
    @Access(Who.ADMIN)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Context Actor actor, CategoryBody body) {
        var read = body.read();
        var category =
                manageCategories.create(actor, read.slug(), read.names().en(), read.names().fr());
        return Response.created(URI.create("api/admin/categories#" + category.id()))
                .entity(CategoryJson.of(category))
                .build();
    }

    @PATCH
    @Path("{id}")
    @Access(Who.ADMIN)
    @Consumes({MediaType.APPLICATION_JSON, JsonReader.MERGE_PATCH})
    public CategoryJson edit(
            @Context Actor actor,
            @PathParam("id") CategoryId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            CategoryPatch body) {
        EntityTags.requireNone(ifMatch);
        return CategoryJson.of(manageCategories.edit(actor, id, body.toEdit()));
    }

    @DELETE
    @Path("{id}")
    @Access(Who.ADMIN)
    public void remove(
            @Context Actor actor,
            @PathParam("id") CategoryId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        EntityTags.requireNone(ifMatch);
        manageCategories.remove(actor, id);
    }
}
