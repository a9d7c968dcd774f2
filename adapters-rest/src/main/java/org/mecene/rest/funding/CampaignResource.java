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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.mecene.application.funding.CampaignView;
import org.mecene.application.funding.ReadCampaigns;
import org.mecene.application.funding.WriteCampaigns;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.Slug;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Id;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.rest.http.EntityTags;
import org.mecene.rest.http.Single;
import org.mecene.rest.idempotency.Idempotent;
import org.mecene.rest.json.JsonReader;
import org.mecene.rest.limits.Bucket;
import org.mecene.rest.limits.Limited;
import org.mecene.rest.money.Currencies;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public final class CampaignResource {
    private static final String GOAL_CURRENCY = "goal.currency";

    private final ReadCampaigns readCampaigns;
    private final WriteCampaigns writeCampaigns;

    @Inject
    public CampaignResource(ReadCampaigns readCampaigns, WriteCampaigns writeCampaigns) {
        this.readCampaigns = readCampaigns;
        this.writeCampaigns = writeCampaigns;
    }

    @POST
    @Path("campaigns")
    @Access(Who.CALLER)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Response draft(@Context Actor actor, CampaignBody body) {
        var pitch = body.toPitch();
        var id = Currencies.named(GOAL_CURRENCY, () -> writeCampaigns.draft(actor, pitch));
        return Response.created(URI.create("api/campaigns/" + id))
                .entity(CampaignJson.single(readCampaigns.show(actor, id)))
                .build();
    }

    @GET
    @Path("campaigns")
    @Limited(Bucket.SEARCH)
    @Access(Who.ANYONE)
    public PageJson<CampaignJson> list(
            @Context Actor actor, @Context Paging paging, @Context UriInfo uri) {
        var filter = CampaignQuery.read(uri.getQueryParameters());
        var part = paging.of("campaigns " + filter);
        return part.answer(readCampaigns.list(actor, filter, part.request()), CampaignJson::of);
    }

    @GET
    @Path("me/campaigns")
    @Access(Who.CALLER)
    public PageJson<CampaignJson> own(
            @Context Actor actor,
            @Context Paging paging,
            @QueryParam("status") @Nullable String status) {
        var wanted = CampaignQuery.status(status);
        var part = paging.of("own campaigns " + wanted);
        var page =
                wanted == null
                        ? readCampaigns.own(actor, part.request())
                        : readCampaigns.list(
                                actor,
                                CampaignQuery.inStatus(actor.requireSignedIn().id(), wanted),
                                part.request());
        return part.answer(page, CampaignJson::of);
    }

    @GET
    @Path("campaigns/{id}")
    @Access(Who.ANYONE)
    public Single<CampaignJson> show(@Context Actor viewer, @PathParam("id") String idOrSlug) {
        return CampaignJson.single(find(viewer, idOrSlug));
    }

    @PATCH
    @Path("campaigns/{id}")
    @Access(Who.CALLER)
    @Consumes({MediaType.APPLICATION_JSON, JsonReader.MERGE_PATCH})
    public Single<CampaignJson> edit(
            @Context Actor actor,
            @PathParam("id") CampaignId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            CampaignPatch body) {
        var version = EntityTags.expectedVersion(ifMatch);
        var edit = body.toEdit();
        return Currencies.named(
                GOAL_CURRENCY,
                () -> {
                    writeCampaigns.edit(actor, id, edit, version);
                    return CampaignJson.single(readCampaigns.show(actor, id));
                });
    }

    @DELETE
    @Path("campaigns/{id}")
    @Access(Who.CALLER)
    public void remove(
            @Context Actor actor,
            @PathParam("id") CampaignId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        writeCampaigns.remove(actor, id, EntityTags.expectedVersion(ifMatch));
    }

    @POST
    @Path("campaigns/{id}/submit")
    @Access(Who.CALLER)
    public Single<CampaignJson> submit(@Context Actor actor, @PathParam("id") CampaignId id) {
        writeCampaigns.submit(actor, id);
        return CampaignJson.single(readCampaigns.show(actor, id));
    }

    /// A slug may look like an id; then the id wins.
    private CampaignView find(Actor viewer, String idOrSlug) {
        try {
            return readCampaigns.show(viewer, Id.parse(idOrSlug, CampaignId::new));
        } catch (InvalidValue _) {
            return readCampaigns.show(viewer, slug(idOrSlug));
        }
    }

    private static Slug slug(String text) {
        try {
            return Slug.parse(text);
        } catch (InvalidValue _) {
            throw CommonRefusal.notFound(Thing.CAMPAIGN);
        }
    }
}
