package org.mecene.rest.payouts;

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
import org.mecene.application.payouts.DecidePayouts;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.payouts.PayoutId;
import org.mecene.domain.payouts.PayoutStatus;
import org.mecene.domain.payouts.Payouts;
import org.mecene.rest.http.Parameters;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;
import org.mecene.rest.security.StepUp;

@Singleton
@Path("/api/admin/payouts")
@Produces(MediaType.APPLICATION_JSON)
public final class AdminPayoutResource {
    private final DecidePayouts decidePayouts;

    /// Which payouts are listed.
    enum Filter {
        AWAITING_APPROVAL,
        REQUESTED,
        IN_TRANSIT,
        PAID,
        FAILED,
        REJECTED;

        Payouts.Filter filter() {
            return this == AWAITING_APPROVAL
                    ? new Payouts.Filter(null, true)
                    : new Payouts.Filter(PayoutStatus.valueOf(name()), false);
        }
    }

    @Inject
    public AdminPayoutResource(DecidePayouts decidePayouts) {
        this.decidePayouts = decidePayouts;
    }

    @GET
    @Access(Who.ADMIN)
    public PageJson<AdminPayoutJson> list(
            @Context Actor actor,
            @Context Paging paging,
            @QueryParam("status") @Nullable String status) {
        var asked = Parameters.optional("status", status, Parameters.oneOf(Filter.class));
        var part = paging.of("payouts " + asked);
        var filter = asked == null ? new Payouts.Filter(null, false) : asked.filter();
        return part.answer(decidePayouts.list(actor, filter, part.request()), AdminPayoutJson::of);
    }

    @POST
    @Path("{id}/approve")
    @Access(Who.ADMIN)
    @StepUp
    public AdminPayoutJson approve(@Context Actor actor, @PathParam("id") PayoutId id) {
        return AdminPayoutJson.of(decidePayouts.approve(actor, id));
    }

    @POST
    @Path("{id}/reject")
    @Access(Who.ADMIN)
    @StepUp
    @Consumes(MediaType.APPLICATION_JSON)
    public AdminPayoutJson reject(
            @Context Actor actor, @PathParam("id") PayoutId id, RejectPayoutBody body) {
        return AdminPayoutJson.of(decidePayouts.reject(actor, id, body.read()));
    }
}
