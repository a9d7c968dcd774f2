package org.mecene.rest.payments;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.mecene.application.payments.ReadPayments;
import org.mecene.application.payouts.ReadBalance;
import org.mecene.domain.identity.Actor;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public final class OwnPaymentResource {
    private final ReadPayments readPayments;
    private final ReadBalance readBalance;

    @Inject
    public OwnPaymentResource(ReadPayments readPayments, ReadBalance readBalance) {
        this.readPayments = readPayments;
        this.readBalance = readBalance;
    }

    @GET
    @Path("me/payments")
    @Access(Who.CALLER)
    public PageJson<ChargeJson> payments(@Context Actor actor, @Context Paging paging) {
        var part = paging.of("own payments");
        return part.answer(readPayments.own(actor, part.request()), ChargeJson::of);
    }

    @GET
    @Path("me/balance")
    @Access(Who.CALLER)
    public PageJson<BalanceJson> balance(@Context Actor actor) {
        return PageJson.whole(readBalance.balances(actor).stream().map(BalanceJson::of).toList());
    }

    @GET
    @Path("me/ledger")
    @Access(Who.CALLER)
    public PageJson<LedgerLineJson> ledger(@Context Actor actor, @Context Paging paging) {
        var part = paging.of("own ledger");
        return part.answer(readBalance.statement(actor, part.request()), LedgerLineJson::of);
    }
}
