package org.mecene.application.funding;

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

/// What somebody earned, as a creator and with campaigns, straight from the books.
public final class ReadBalance {
    private final Campaigns campaigns;
    private final Ledger ledger;

    public ReadBalance(Campaigns campaigns, Ledger ledger) {
        this.campaigns = campaigns;
        this.ledger = ledger;
    }

    /// @param available what may be paid out; below zero when more went back than was left
    /// @param pending what the provider has not released, or campaigns still hold
    public record Balance(Money available, Money pending) {}

    /// The caller's own, one for each currency in which they ever earned.
    public List<Balance> balances(Actor actor) {
        Map<String, Balance> all = new TreeMap<>();
        for (var held : ledger.balances(accounts(actor))) {
            // In the books, what we owe counts down.
            var owed = held.amount().negated();
            var nothing = Money.zero(owed.currency());
            var isAvailable = held.kind() == AccountKind.CREATOR_AVAILABLE;
            all.merge(
                    owed.currency().getCurrencyCode(),
                    isAvailable ? new Balance(owed, nothing) : new Balance(nothing, owed),
                    (a, b) ->
                            new Balance(
                                    a.available().plus(b.available()),
                                    a.pending().plus(b.pending())));
        }
        return List.copyOf(all.values());
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
