package org.mecene.payment.sandbox;

import java.util.Arrays;
import java.util.Optional;

/// What the provider tells of, under the words that stand in its webhooks.
enum EventKind {
    PAYMENT_SUCCEEDED("payment.succeeded"),
    PAYMENT_FAILED("payment.failed"),
    SETUP_SUCCEEDED("setup.succeeded"),
    SETUP_FAILED("setup.failed"),
    INVOICE_PAID("invoice.paid"),
    INVOICE_PAYMENT_FAILED("invoice.payment_failed"),
    SUBSCRIPTION_CREATED("subscription.created"),
    SUBSCRIPTION_UPDATED("subscription.updated"),
    SUBSCRIPTION_DELETED("subscription.deleted"),
    REFUND_CREATED("refund.created"),
    REFUND_UPDATED("refund.updated"),
    DISPUTE_FUNDS_WITHDRAWN("dispute.funds_withdrawn"),
    DISPUTE_FUNDS_REINSTATED("dispute.funds_reinstated"),
    DISPUTE_LOST("dispute.lost"),
    ACCOUNT_UPDATED("account.updated"),
    PAYOUT_UPDATED("payout.updated");

    private final String wire;

    EventKind(String wire) {
        this.wire = wire;
    }

    String wire() {
        return wire;
    }

    static Optional<EventKind> ofWire(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire.equals(wire)).findFirst();
    }
}
