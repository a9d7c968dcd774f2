package org.mecene.domain.payments;

import org.mecene.domain.money.Money;

/// What a context that asks for money does when it comes. Implemented by each such context and
/// found by its purpose, so that payments know none of them. Called inside the transaction in which
/// the payment's own state changes.
public interface PaymentPurposes {
    PaymentPurpose purpose();

    /// The payment was paid, for the first time. Books the entry and lets happen what was paid for.
    ///
    /// @param fee what the provider keeps
    void paid(Payment payment, Money fee);

    /// An attempt failed. Another may follow.
    void failed(Payment payment);

    /// The payer's bank took the money back. The entry about the money itself is booked already.
    void disputed(Payment payment, Money withdrawn);
}
