package org.mecene.domain.payments;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;

/// The payment provider, in the words of Mecene. Calls leave the process: they time out, are never
/// made inside a database transaction, and are made under idempotency keys derived from our own
/// ids, so that a call that is repeated after a lost answer has one effect (rules.md W11).
///
/// Every method that leaves the process throws [ProviderUnavailable] when the provider does not
/// answer or answers nonsense; whether the call had an effect is then unknown, and it must be
/// repeated under the same ids.
public interface PaymentGateway {
    /// How long a payer has to pay on a page of the provider's. What is kept for whoever begins,
    /// such as the last place of an offer, nobody else gets in that time.
    Duration PAGE_LIFE = Duration.ofHours(1);

    /// The provider's name in paths and rows: `sandbox`, `stripe`.
    String name();

    /// The name of the header that carries the signature of a webhook.
    String signatureHeader();

    /// Asks for one payment. The payer finishes it with the client secret, in the browser.
    Started startPayment(PaymentOrder order);

    /// Makes the price of something that is paid again and again.
    ///
    /// @return the provider's name for the price
    String createPrice(PriceOrder order);

    /// Begins a subscription whose first payment the payer finishes with the client secret. A trial
    /// begins when the payer has given a card, which the client secret is for then.
    ///
    /// @throws OtherTerms when something else was begun under the same id
    Started startRecurring(RecurringOrder order);

    /// Begins a subscription whose payer finishes the first payment on a page of the provider's.
    /// The subscription's name comes with the first fact about it. A page on which nothing was paid
    /// closes by itself after [#PAGE_LIFE]; a fact tells that it closed, or that the subscription
    /// expired.
    ///
    /// @return where the payer has to go; a secret, handed on once and never stored or logged
    URI startCheckout(CheckoutOrder order);

    /// Closes the page of a subscription whose first payment is awaited there, at once and for
    /// good. Of one who pays and one who closes at the same time one is first, and the provider
    /// says who.
    ///
    /// @param recurring our id, under which the page was begun
    CheckoutEnd endCheckout(UUID recurring, UserId payer);

    /// A page of the provider's on which a payer sees bills, changes the card and ends
    /// subscriptions. What is done there comes back as facts (rules.md S26).
    ///
    /// @param returnUrl where the page leads back to
    /// @return a secret, handed on once and never stored or logged
    URI openPortal(UserId payer, URI returnUrl);

    /// Puts a subscription that runs on another price. Repeated under one change id it is changed,
    /// and charged, once.
    PriceChangeAnswer changePrice(PriceChangeOrder order);

    /// Ends a subscription at the end of the paid period, or takes that end back.
    void setEnd(String recurringRef, boolean atPeriodEnd);

    /// Ends a subscription at once; one that has ended already is fine.
    void cancelNow(String recurringRef);

    /// Gives back a payment or a part of it. Repeated under one refund id it is given back once.
    RefundAnswer refund(RefundOrder order);

    /// What the provider says today of one payment that it took: that it was paid, what was given
    /// back of it, and whether a bank took it back: the facts that its webhooks told, or should
    /// have.
    ///
    /// @return no facts when it is none that Mecene asked for
    List<ProviderFact> recall(String paymentRef);

    /// What a payment that was paid came to; empty while the provider does not know (rules.md M8).
    Optional<ProviderSettlement> settlement(String paymentRef);

    /// The payments that the provider took, oldest first, for the comparison of books.
    ///
    /// @param from settled at or after
    /// @param after where the previous part ended; null for the first part
    ProviderPayments listPayments(Instant from, @Nullable String after, int limit);

    /// What a browser needs to speak with the provider itself; null when it needs nothing.
    @Nullable String publishableKey();

    /// Checks signature and age of a webhook over its raw bytes (rules.md W1), and reads just
    /// enough to file it. Does not leave the process.
    ///
    /// @param signature the provider's signature header; null when it was missing
    /// @throws Refused with [PaymentRefusal.UntrustedNotice]
    Notice authenticate(byte[] body, @Nullable String signature);

    /// What a notice says. One that says nothing of interest gives no facts. May ask the provider
    /// for the present state of an object, because notices come late and out of order (W4).
    List<ProviderFact> interpret(Notice notice);

    /// The answer to a start: the provider's name for it, and the secret with which the payer's
    /// browser finishes it. The secret is handed on once and never stored or logged.
    record Started(String ref, String clientSecret) {
        @Override
        public String toString() {
            return "Started[" + ref + "]";
        }
    }

    record ProviderPayments(List<ProviderPayment> items, @Nullable String next) {
        public ProviderPayments {
            items = List.copyOf(items);
        }
    }

    /// Under the same id something else was asked for before, and the provider keeps to that.
    final class OtherTerms extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        public OtherTerms(String message) {
            super(message);
        }
    }

    /// The provider does not answer, or not in a way that can be understood. Whether it did what
    /// was asked is unknown.
    final class ProviderUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ProviderUnavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
