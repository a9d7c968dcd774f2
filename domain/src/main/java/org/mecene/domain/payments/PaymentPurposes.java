package org.mecene.domain.payments;

import java.time.Instant;
import java.util.Set;
import org.mecene.domain.money.Money;

/// What a context that asks for money does when it comes. Implemented by each such context and
/// found by its purpose, so that payments know none of them. Called inside the transaction in which
/// the payment's own state changes.
public interface PaymentPurposes {
    Set<PaymentPurpose> purposes();

    /// The payment was paid, for the first time. Books the entry and lets happen what was paid for.
    ///
    /// @param fee what the provider keeps
    void paid(Payment payment, Money fee);

    /// An attempt failed. Another may follow.
    void failed(Payment payment);

    /// Who was paid, and how the payment is shared.
    Payee payee(Payment payment);

    /// Money of it went back, or came back from there. The entry is booked already.
    ///
    /// @param before the payment as it was
    /// @param after the payment as it is
    void refunded(Payment before, Payment after);

    /// The payer's bank took the money back. The entry about the money itself is booked already.
    ///
    /// @param payment as it is now
    void disputed(Payment payment);

    /// The bank decided for us: the money is back. The entry is booked already.
    ///
    /// @param payment as it is now
    void won(Payment payment);

    /// The bank decided for the payer: the money is gone. The entry is booked already.
    ///
    /// @param payment as it is now
    void lost(Payment payment);

    /// Whether the payee's part of it may be paid out, now that the provider has let go of it.
    Release release(Payment payment, Instant now);

    /// What is to become of a payee's part of a payment.
    sealed interface Release {
        /// It may be paid out.
        record To(Account held, Account available) implements Release {}

        /// Not yet; to be asked again then.
        record Later(Instant at) implements Release {}

        /// It is being given back.
        record Never() implements Release {}
    }

    /// @param account where the payee's part of it is
    record Payee(Account account, Parting parting) {}
}
