package org.mecene.rest.documents;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.mecene.application.documents.KeepBillingDetails;
import org.mecene.domain.identity.Actor;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public final class BillingDetailsResource {
    private final KeepBillingDetails keepBillingDetails;

    @Inject
    public BillingDetailsResource(KeepBillingDetails keepBillingDetails) {
        this.keepBillingDetails = keepBillingDetails;
    }

    @GET
    @Path("me/billing-details")
    @Access(Who.CALLER)
    public BillingDetailsJson show(@Context Actor actor) {
        return keepBillingDetails
                .show(actor)
                .map(BillingDetailsJson::of)
                .orElseGet(BillingDetailsJson::none);
    }

    @PUT
    @Path("me/billing-details")
    @Access(Who.CALLER)
    @Consumes(MediaType.APPLICATION_JSON)
    public BillingDetailsJson change(@Context Actor actor, BillingDetailsBody body) {
        return BillingDetailsJson.of(keepBillingDetails.change(actor, body.read()));
    }
}
