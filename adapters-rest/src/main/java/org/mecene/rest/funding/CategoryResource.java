package org.mecene.rest.funding;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.mecene.application.funding.ManageCategories;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api/categories")
@Produces(MediaType.APPLICATION_JSON)
public final class CategoryResource {
    private final ManageCategories manageCategories;

    @Inject
    public CategoryResource(ManageCategories manageCategories) {
        this.manageCategories = manageCategories;
    }

    @GET
    @Access(Who.PUBLIC)
    public PageJson<CategoryJson> list() {
        return PageJson.whole(manageCategories.inUse().stream().map(CategoryJson::of).toList());
    }
}
