package org.mecene.rest.payments;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.mecene.application.payments.CheckBooks;
import org.mecene.application.payments.Reconcile;
import org.mecene.domain.identity.Actor;
import org.mecene.rest.idempotency.Idempotent;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api/admin/ledger")
@Produces(MediaType.APPLICATION_JSON)
public final class LedgerResource {
    private final CheckBooks checkBooks;
    private final Reconcile reconcile;

    @Inject
    public LedgerResource(CheckBooks checkBooks, Reconcile reconcile) {
        this.checkBooks = checkBooks;
        this.reconcile = reconcile;
    }

    @GET
    @Path("check")
    @Access(Who.ADMIN)
    public LedgerCheckJson check(@Context Actor actor) {
        return LedgerCheckJson.of(checkBooks.handle(actor));
    }

    @POST
    @Path("reconcile")
    @Idempotent
    @Access(Who.ADMIN)
    public ReconciliationJson reconcile(@Context Actor actor) {
        return ReconciliationJson.of(reconcile.handle(actor));
    }

    @GET
    @Path("reconciliations")
    @Access(Who.ADMIN)
    public PageJson<ReconciliationJson> reconciliations(
            @Context Actor actor, @Context Paging paging) {
        var part = paging.of("reconciliations");
        return part.answer(reconcile.list(actor, part.request()), ReconciliationJson::of);
    }
}
