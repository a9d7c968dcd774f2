package org.mecene.application.subscriptions;

import java.util.EnumSet;
import java.util.Set;
import org.mecene.domain.documents.Bill;
import org.mecene.domain.documents.Bills;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.subscriptions.Tiers;
import org.mecene.domain.users.Users;

/// Says for which tier of which creator a subscriber paid. It is the tier that counts when the
/// document is issued, a moment after the payment.
public final class BillSubscriptions implements Bills {
    private final Subscriptions subscriptions;
    private final Tiers tiers;
    private final Users users;

    public BillSubscriptions(Subscriptions subscriptions, Tiers tiers, Users users) {
        this.subscriptions = subscriptions;
        this.tiers = tiers;
        this.users = users;
    }

    @Override
    public Set<PaymentPurpose> purposes() {
        return EnumSet.of(PaymentPurpose.SUBSCRIPTION_PERIOD, PaymentPurpose.SUBSCRIPTION_CHANGE);
    }

    @Override
    public Bill of(Payment payment) {
        var id = new SubscriptionId(payment.request().purposeId());
        var subscription =
                subscriptions
                        .find(id)
                        .orElseThrow(() -> new IllegalStateException("No subscription " + id));
        var tier = tiers.find(subscription.terms().tier()).map(found -> found.offer().name());
        var creator = users.find(subscription.creator()).map(user -> user.profile().displayName());
        return new Bill(tier.orElse(""), creator.orElse(""), null, null);
    }
}
