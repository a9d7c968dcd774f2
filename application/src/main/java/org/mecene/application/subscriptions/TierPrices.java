package org.mecene.application.subscriptions;

import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PriceOrder;
import org.mecene.domain.subscriptions.BillingInterval;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.subscriptions.Tiers;
import org.mecene.domain.transactions.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the provider know the price of a tier, before anything is sold at it.
public final class TierPrices {
    private static final Logger LOG = LoggerFactory.getLogger(TierPrices.class);

    private final Transactions transactions;
    private final Tiers tiers;
    private final PaymentGateway gateway;

    public TierPrices(Transactions transactions, Tiers tiers, PaymentGateway gateway) {
        this.transactions = transactions;
        this.tiers = tiers;
        this.gateway = gateway;
    }

    /// The tier with its price at the provider, or without it when the provider does not answer
    /// now.
    Tier tryToPrice(Tier tier) {
        try {
            return price(tier);
        } catch (ProviderUnavailable unavailable) {
            LOG.warn(
                    "The price of tier {} will be made when somebody subscribes",
                    tier.id(),
                    unavailable);
            return tier;
        }
    }

    /// The tier with its price at the provider. No transaction may be open.
    ///
    /// @throws ProviderUnavailable when the provider does not answer
    Tier price(Tier tier) {
        if (tier.priceRef() != null) {
            return tier;
        }
        var offer = tier.offer();
        var yearly = offer.interval() == BillingInterval.YEAR;
        var order = new PriceOrder(tier.id().value(), offer.name(), offer.price(), yearly);
        var ref = gateway.createPrice(order);
        var priced = transactions.call(() -> store(tier, ref));
        // Somebody changed the price meanwhile: then the one that was made is for nobody.
        return priced.priceRef() == null ? price(priced) : priced;
    }

    private Tier store(Tier tier, String ref) {
        var current = tiers.findForUpdate(tier.id()).orElse(tier);
        if (current.priceRef() != null || !current.offer().price().equals(tier.offer().price())) {
            return current;
        }
        tiers.save(current.knownAs(ref));
        return tiers.find(tier.id()).orElse(tier);
    }
}
