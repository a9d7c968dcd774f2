package org.mecene.application.payouts;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.Campaigns;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.AccountKind;
import org.mecene.domain.payments.Ledger;
import org.mecene.domain.payments.Ledger.Line;
import org.mecene.domain.payouts.Payouts;

/// What somebody earned, as a creator and with campaigns, straight from the books.
public final class ReadBalance {
    private final Campaigns campaigns;
    private final Payouts payouts;
    private final Ledger ledger;

    public ReadBalance(Campaigns campaigns, Payouts payouts, Ledger ledger) {
        this.campaigns = campaigns;
        this.payouts = payouts;
        this.ledger = ledger;
    }

    /// @param available what may be paid out; below zero when more went back than was left
    /// @param pending what the provider has not released, or campaigns still hold
    /// @param paidOut what reached the bank
    public record Balance(Money available, Money pending, Money paidOut) {
        private static Balance nothing(Currency currency) {
            var nothing = Money.zero(currency);
            return new Balance(nothing, nothing, nothing);
        }

        private Balance plus(Balance other) {
            return new Balance(
                    available.plus(other.available),
                    pending.plus(other.pending),
                    paidOut.plus(other.paidOut));
        }
    }

    /// The caller's own, one for each currency in which they ever earned.
    public List<Balance> balances(Actor actor) {
        Map<String, Balance> all = new TreeMap<>();
        for (var held : ledger.balances(accounts(actor))) {
            // In the books, what we owe counts down.
            var owed = held.amount().negated();
            var none = Balance.nothing(owed.currency());
            var isAvailable = held.kind() == AccountKind.CREATOR_AVAILABLE;
            add(
                    all,
                    isAvailable
                            ? new Balance(owed, none.pending(), none.paidOut())
                            : new Balance(none.available(), owed, none.paidOut()));
        }
        for (var out : payouts.paidOut(actor.requireSignedIn().id())) {
            var none = Balance.nothing(out.currency());
            add(all, new Balance(none.available(), none.pending(), out));
        }
        return List.copyOf(all.values());
    }

    private static void add(Map<String, Balance> all, Balance more) {
        all.merge(more.available().currency().getCurrencyCode(), more, Balance::plus);
    }

    /// Every entry that moved the caller's balances, newest first.
    public Page<Line> statement(Actor actor, PageRequest page) {
        return ledger.statement(accounts(actor), page);
    }

    private List<UUID> accounts(Actor actor) {
        var owner = actor.requireSignedIn().id();
        return Stream.concat(
                        Stream.of(owner.value()),
                        campaigns.idsOf(owner).stream().map(CampaignId::value))
                .toList();
    }
}
