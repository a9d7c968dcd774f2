package org.mecene.rest.funding;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.mecene.application.funding.Donate;
import org.mecene.application.funding.ReadDonations;
import org.mecene.application.funding.RefundDonations;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.DonationId;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Language;
import org.mecene.rest.http.Single;
import org.mecene.rest.idempotency.IdempotencyKey;
import org.mecene.rest.idempotency.Idempotent;
import org.mecene.rest.limits.Bucket;
import org.mecene.rest.limits.Limited;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.payments.RefundBody;
import org.mecene.rest.payments.RefundJson;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;
import org.mecene.rest.security.StepUp;

@Singleton
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public final class DonationResource {
    private final Donate donate;
    private final ReadDonations readDonations;
    private final RefundDonations refundDonations;

    @Inject
    public DonationResource(
            Donate donate, ReadDonations readDonations, RefundDonations refundDonations) {
        this.donate = donate;
        this.readDonations = readDonations;
        this.refundDonations = refundDonations;
    }

    @POST
    @Path("campaigns/{id}/donations")
    @Limited(Bucket.DONATION)
    @Access(Who.ANYONE)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Response donate(
            @Context Actor actor,
            @Context Language language,
            @PathParam("id") CampaignId campaign,
            DonationBody body) {
        var begun = donate.handle(actor, body.toCommand(campaign, language));
        var donation = DonationJson.begun(begun.donation(), actor);
        return Response.created(URI.create("api/donations/" + donation.id()))
                .entity(new BegunDonationJson(donation, begun.clientSecret()))
                .build();
    }

    @GET
    @Path("campaigns/{id}/donations")
    @Access(Who.ANYONE)
    public PageJson<DonationJson> ofCampaign(
            @Context Actor viewer, @Context Paging paging, @PathParam("id") CampaignId campaign) {
        var part = paging.of("donations " + campaign);
        return part.answer(
                readDonations.ofCampaign(viewer, campaign, part.request()),
                card -> DonationJson.of(card, viewer));
    }

    @GET
    @Path("me/donations")
    @Access(Who.CALLER)
    public PageJson<DonationJson> own(@Context Actor actor, @Context Paging paging) {
        var part = paging.of("own donations");
        return part.answer(
                readDonations.own(actor, part.request()), card -> DonationJson.of(card, actor));
    }

    @POST
    @Path("donations/{id}/refund")
    @Access(Who.CALLER)
    @StepUp
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Response refund(
            @Context Actor actor,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @PathParam("id") DonationId id,
            RefundBody body) {
        var refund = refundDonations.handle(actor, id, body.toWish(IdempotencyKey.of(key)));
        return Response.created(URI.create("api/donations/" + id))
                .entity(RefundJson.of(refund))
                .build();
    }

    @GET
    @Path("donations/{id}")
    @Access(Who.CALLER)
    public Single<DonationJson> show(@Context Actor viewer, @PathParam("id") DonationId id) {
        return Single.of(DonationJson.of(readDonations.show(viewer, id), viewer));
    }
}
