package org.mecene.application.subscriptions;

import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.subscriptions.OfferCode;
import org.mecene.domain.subscriptions.OfferId;
import org.mecene.domain.subscriptions.SpecialOffer;
import org.mecene.domain.subscriptions.SpecialOffer.Limits;
import org.mecene.domain.subscriptions.SpecialOffer.Reward;
import org.mecene.domain.subscriptions.SpecialOffers;
import org.mecene.domain.subscriptions.SubscriptionRefusal;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.subscriptions.Tiers;
import org.mecene.domain.time.Ids;
import org.mecene.domain.time.Secrets;
import org.mecene.domain.transactions.Transactions;

/// What a creator sells for less, at first, to whoever names a code.
public final class MakeOffers {
    private static final int MADE_CODE = 10;

    private final Transactions transactions;
    private final Tiers tiers;
    private final SpecialOffers offers;
    private final Secrets secrets;
    private final Ids ids;
    private final InstantSource clock;

    public MakeOffers(
            Transactions transactions,
            Tiers tiers,
            SpecialOffers offers,
            Secrets secrets,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.tiers = tiers;
        this.offers = offers;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param code null to have one made
    public record Command(@Nullable OfferCode code, TierId tier, Reward reward, Limits limits) {}

    /// @throws Refused with `NotPermitted` for anybody but a creator, `NotFound`, `InvalidInput`
    ///   for what takes all or nothing off the tier's price, [SubscriptionRefusal.TierArchived] or
    ///   [SubscriptionRefusal.OfferCodeTaken]
    public SpecialOffers.Card make(Actor actor, Command command) {
        var creator = actor.require(Role.CREATOR).id();
        var tier =
                tiers.find(command.tier())
                        .filter(found -> found.creator().equals(creator))
                        .orElseThrow(() -> CommonRefusal.notFound(Thing.TIER));
        if (tier.isArchived()) {
            throw new Refused(new SubscriptionRefusal.TierArchived());
        }
        var code = command.code();
        var now = clock.instant();
        var offer =
                new SpecialOffer(
                        new OfferId(ids.next()),
                        creator,
                        code == null ? madeCode() : code,
                        tier.id(),
                        command.reward(),
                        command.limits(),
                        null,
                        now);
        requireSense(offer, tier);
        if (offer.limits().endsAt() != null && !offer.limits().endsAt().isAfter(now)) {
            throw Validation.refused("endsAt", FieldError.Code.IN_THE_PAST);
        }
        transactions.run(() -> offers.add(offer));
        return new SpecialOffers.Card(offer, 0);
    }

    /// What the caller offers and offered, newest first.
    public Page<SpecialOffers.Card> list(Actor actor, PageRequest page) {
        return offers.ofCreator(actor.require(Role.CREATOR).id(), page);
    }

    /// Ends an offer for those who do not have it yet. One that is archived already is fine.
    ///
    /// @throws Refused with `NotFound` when the caller has no such offer
    public void archive(Actor actor, OfferId id) {
        var creator = actor.require(Role.CREATOR).id();
        transactions.run(() -> {
            var offer =
                    offers.find(id)
                            .filter(found -> found.creator().equals(creator))
                            .orElseThrow(() -> CommonRefusal.notFound(Thing.OFFER));
            offers.archive(offer.archived(clock.instant()));
        });
    }

    private static void requireSense(SpecialOffer offer, Tier tier) {
        var price = tier.offer().price();
        switch (offer.reward()) {
            case Reward.FreeDays _ -> {
                // Takes nothing off a price.
            }
            case Reward.PercentOff _ -> {
                if (offer.offOf(price) == null) {
                    throw Validation.refused("percentOff", FieldError.Code.NOT_ALLOWED_HERE);
                }
            }
            case Reward.AmountOff(var amount, _) -> {
                if (!amount.currency().equals(price.currency())) {
                    throw Validation.refused("amountOff.currency", FieldError.Code.WRONG_CURRENCY);
                }
                if (offer.offOf(price) == null) {
                    throw Validation.refused("amountOff", FieldError.Code.NOT_ALLOWED_HERE);
                }
            }
        }
    }

    /// Short enough to be typed. Nobody is kept out by it, so a guess is no harm.
    private OfferCode madeCode() {
        var letters = secrets.next().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return new OfferCode(letters.substring(letters.length() - MADE_CODE));
    }
}
