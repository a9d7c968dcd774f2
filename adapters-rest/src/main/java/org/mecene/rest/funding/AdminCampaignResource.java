package org.mecene.rest.funding;

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
import org.jspecify.annotations.Nullable;
import org.mecene.application.funding.ReadCampaigns;
import org.mecene.application.funding.ReviewCampaigns;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.identity.Actor;
import org.mecene.rest.http.Single;
import org.mecene.rest.json.ReasonBody;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api/admin/campaigns")
@Produces(MediaType.APPLICATION_JSON)
public final class AdminCampaignResource {
    private final ReadCampaigns readCampaigns;
    private final ReviewCampaigns reviewCampaigns;

    @Inject
    public AdminCampaignResource(ReadCampaigns readCampaigns, ReviewCampaigns reviewCampaigns) {
        this.readCampaigns = readCampaigns;
        this.reviewCampaigns = reviewCampaigns;
    }

    @GET
    @Access(Who.MODERATOR)
    public PageJson<CampaignJson> list(
            @Context Actor actor,
            @Context Paging paging,
            @QueryParam("status") @Nullable String status) {
        var filter = CampaignQuery.inStatus(null, CampaignQuery.status(status));
        var part = paging.of("campaigns " + filter);
        return part.answer(readCampaigns.list(actor, filter, part.request()), CampaignJson::of);
    }

    @POST
    @Path("{id}/approve")
    @Access(Who.MODERATOR)
    public Single<CampaignJson> approve(@Context Actor actor, @PathParam("id") CampaignId id) {
        reviewCampaigns.approve(actor, id);
        return CampaignJson.single(readCampaigns.show(actor, id));
    }

    @POST
    @Path("{id}/reject")
    @Access(Who.MODERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    public Single<CampaignJson> reject(
            @Context Actor actor, @PathParam("id") CampaignId id, ReasonBody body) {
        reviewCampaigns.reject(actor, id, body.required());
        return CampaignJson.single(readCampaigns.show(actor, id));
    }
}
