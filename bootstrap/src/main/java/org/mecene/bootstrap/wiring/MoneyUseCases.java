package org.mecene.bootstrap.wiring;

import org.mecene.rest.server.Wiring;

/// Everything that moves money, or sells something.
record MoneyUseCases(
        SubscriptionUseCases subscriptions,
        FundingUseCases funding,
        PaymentUseCases payments,
        PayoutUseCases payouts) {
    static MoneyUseCases of(Parts parts) {
        var settlement = Settlement.of(parts);
        var payouts = PayoutUseCases.of(parts);
        var payments = PaymentUseCases.of(parts, settlement, payouts);
        return new MoneyUseCases(
                SubscriptionUseCases.of(parts, settlement),
                FundingUseCases.of(parts, settlement, payments.refundPayments()),
                payments,
                payouts);
    }

    void addTo(Wiring wiring) {
        subscriptions.addTo(wiring);
        funding.addTo(wiring);
        payments.addTo(wiring);
        payouts.addTo(wiring);
    }
}
