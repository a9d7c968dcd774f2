package org.mecene.domain.testkit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.users.User;

/// Builds payments: 5,000 francs of a guest, asked for and not paid yet, unless a test says
/// otherwise.
public final class PaymentBuilder {
    private PaymentPurpose purpose = PaymentPurpose.DONATION;
    private Money amount = Amounts.xof(5_000);
    private boolean paid;
    private @Nullable String ref;
    private @Nullable UUID purposeId;
    private @Nullable UserId payer;

    private PaymentBuilder() {}

    public static PaymentBuilder aPayment() {
        return new PaymentBuilder();
    }

    public PaymentBuilder of(Money sum) {
        this.amount = sum;
        return this;
    }

    public PaymentBuilder by(User person) {
        this.payer = person.id();
        return this;
    }

    public PaymentBuilder forPeriodOf(UUID subscription) {
        this.purpose = PaymentPurpose.SUBSCRIPTION_PERIOD;
        this.purposeId = subscription;
        return this;
    }

    public PaymentBuilder knownAs(String name) {
        this.ref = name;
        return this;
    }

    /// One that was paid, under the provider's name for it.
    public PaymentBuilder paidAs(String name) {
        this.paid = true;
        return knownAs(name);
    }

    public Payment build(PaymentId id, Instant now) {
        var request =
                new Payment.Request(
                        purpose,
                        purposeId == null ? id.value() : purposeId,
                        payer,
                        amount,
                        new BasisPoints(500));
        var status = paid ? PaymentStatus.SUCCEEDED : PaymentStatus.PENDING;
        var state =
                new Payment.State(
                        status,
                        ref,
                        null,
                        paid ? now : null,
                        Money.zero(amount.currency()),
                        null,
                        Money.zero(amount.currency()));
        return new Payment(id, request, state, now, 0);
    }
}
