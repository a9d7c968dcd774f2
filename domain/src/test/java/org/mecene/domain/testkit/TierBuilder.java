package org.mecene.domain.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;
import org.mecene.domain.subscriptions.BillingInterval;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.users.User;

/// Builds tiers: 5,000 francs a month, known to the provider, unless a test says otherwise.
public final class TierBuilder {
    private String name = "Mécène";
    private Money price = Amounts.xof(5_000);
    private BillingInterval interval = BillingInterval.MONTH;
    private int trialDays;
    private boolean priced = true;
    private boolean archived;
    private @Nullable UserId creator;

    private TierBuilder() {}

    public static TierBuilder aTier() {
        return new TierBuilder();
    }

    public TierBuilder of(User seller) {
        this.creator = seller.id();
        return this;
    }

    public TierBuilder named(String words) {
        this.name = words;
        return this;
    }

    public TierBuilder costing(Money amount) {
        this.price = amount;
        return this;
    }

    public TierBuilder yearly() {
        this.interval = BillingInterval.YEAR;
        return this;
    }

    public TierBuilder freeForDays(int days) {
        this.trialDays = days;
        return this;
    }

    public TierBuilder unknownToProvider() {
        this.priced = false;
        return this;
    }

    public TierBuilder archived() {
        this.archived = true;
        return this;
    }

    public Tier.Offer offer() {
        return new Tier.Offer(name, "Merci !", price, interval, trialDays);
    }

    public Tier build(TierId id, Instant now) {
        return new Tier(
                id,
                requireNonNull(creator, "A tier is of somebody"),
                offer(),
                priced ? "price_of_" + id : null,
                archived ? now : null,
                now,
                0);
    }
}
