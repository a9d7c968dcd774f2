package org.mecene.application.subscriptions;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.application.users.Creators;
import org.mecene.domain.change.Change;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentRefusal;
import org.mecene.domain.platform.SettingsStore;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.subscriptions.SubscriptionRefusal;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.subscriptions.Tiers;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.Users;

/// What a creator sells. The tier is written first and its price is made at the provider after
/// that; when the provider does not answer, the price is made when somebody subscribes.
public final class OfferTiers {
    private final Transactions transactions;
    private final Tiers tiers;
    private final Users users;
    private final Creators creators;
    private final TierPrices prices;
    private final SettingsStore settings;
    private final Ids ids;
    private final InstantSource clock;

    public OfferTiers(
            Transactions transactions,
            Tiers tiers,
            Users users,
            Creators creators,
            TierPrices prices,
            SettingsStore settings,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.tiers = tiers;
        this.users = users;
        this.creators = creators;
        this.prices = prices;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws Refused with `NotPermitted` for anybody but a creator,
    ///   [PaymentRefusal.UnsupportedCurrency], or [SubscriptionRefusal.TooManyTiers]
    public Tier create(Actor actor, Tier.Offer offer) {
        var creator = actor.require(Role.CREATOR).id();
        var currency = offer.price().currency();
        if (!settings.current().takes(currency)) {
            throw new Refused(new PaymentRefusal.UnsupportedCurrency(currency.getCurrencyCode()));
        }
        var created =
                transactions.call(() -> {
                    // The account's lock makes two creations at once count one another.
                    users.findForUpdate(creator);
                    if (tiers.sold(creator).size() >= Tiers.MAX_PER_CREATOR) {
                        throw new Refused(
                                new SubscriptionRefusal.TooManyTiers(Tiers.MAX_PER_CREATOR));
                    }
                    var tier = Tier.begin(new TierId(ids.next()), creator, offer, clock.instant());
                    tiers.add(tier);
                    return tier;
                });
        return prices.tryToPrice(created);
    }

    /// What a creator changes of a tier.
    public record Edit(
            Change<String> name,
            Change<String> description,
            Change<Money> price,
            Change<Integer> trialDays) {
        Tier.Offer over(Tier.Offer old) {
            return new Tier.Offer(
                    name.over(old.name(), old.name()),
                    description.over(old.description(), ""),
                    price.over(old.price(), old.price()),
                    old.interval(),
                    trialDays.over(old.trialDays(), 0));
        }
    }

    /// Like the other one, for a caller who does not say what they read.
    public Tier edit(Actor actor, TierId id, Edit edit) {
        return edit(actor, id, edit, null);
    }

    /// Changes a tier for those who subscribe from now on.
    ///
    /// @param version what the caller read, for `If-Match`; null when they do not say
    /// @throws Refused with `NotFound` when the caller sells no such tier, `ChangedMeanwhile`, or
    ///   `InvalidInput` for a price in another currency
    public Tier edit(Actor actor, TierId id, Edit edit, @Nullable Long version) {
        var creator = actor.require(Role.CREATOR).id();
        var edited =
                transactions.call(() -> {
                    var tier = requireOwn(creator, id);
                    requireUnchanged(tier, version);
                    var offer = edit.over(tier.offer());
                    if (!offer.price().currency().equals(tier.offer().price().currency())) {
                        throw Validation.refused("price.currency", FieldError.Code.WRONG_CURRENCY);
                    }
                    tiers.save(tier.offering(offer));
                    return tiers.find(id).orElseThrow();
                });
        return prices.tryToPrice(edited);
    }

    /// Like the other one, for a caller who does not say what they read.
    public void archive(Actor actor, TierId id) {
        archive(actor, id, null);
    }

    /// Stops selling a tier. Present subscribers keep it (rules.md S25). One that is archived
    /// already is fine.
    ///
    /// @param version what the caller read, for `If-Match`; null when they do not say
    /// @throws Refused with `NotFound` when the caller has no such tier, or `ChangedMeanwhile`
    public void archive(Actor actor, TierId id, @Nullable Long version) {
        var creator = actor.require(Role.CREATOR).id();
        transactions.run(() -> {
            var tier =
                    tiers.findForUpdate(id)
                            .filter(found -> found.creator().equals(creator))
                            .orElseThrow(() -> CommonRefusal.notFound(Thing.TIER));
            if (!tier.isArchived()) {
                requireUnchanged(tier, version);
                tiers.save(tier.archived(clock.instant()));
            }
        });
    }

    /// What a creator sells now, cheapest first.
    ///
    /// @throws Refused with `NotFound` when there is no such creator
    public List<Tier> list(UserId creator) {
        if (!creators.isOpen(creator)) {
            throw CommonRefusal.notFound(Thing.USER);
        }
        return tiers.sold(creator);
    }

    private static void requireUnchanged(Tier tier, @Nullable Long version) {
        if (version != null && version != tier.version()) {
            throw new Refused(new CommonRefusal.ChangedMeanwhile(Thing.TIER));
        }
    }

    private Tier requireOwn(UserId creator, TierId id) {
        return tiers.findForUpdate(id)
                .filter(tier -> tier.creator().equals(creator) && !tier.isArchived())
                .orElseThrow(() -> CommonRefusal.notFound(Thing.TIER));
    }
}
