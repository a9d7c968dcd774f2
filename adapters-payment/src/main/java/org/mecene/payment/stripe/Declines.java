package org.mecene.payment.stripe;

import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.SetupIntent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payments.CardMark;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payments.ProviderFact.CardDeclined;

/// Reads which cards were tried in vain at Stripe: for a payment, for the first bill of a
/// subscription, or for a trial. What Stripe tries by itself at a renewal is nobody's attempt.
final class Declines {
    private final StripeCalls calls;
    private final PaymentReader payments;
    private final RecurringReader recurrings;

    Declines(StripeCalls calls, PaymentReader payments, RecurringReader recurrings) {
        this.calls = calls;
        this.payments = payments;
        this.recurrings = recurrings;
    }

    /// What a charge says that failed; the word for each attempt, however many there were
    /// meanwhile.
    List<ProviderFact> ofCharge(String ref) {
        var charge = calls.call(stripe -> stripe.charges().retrieve(ref));
        var payment = charge.getPaymentIntent();
        return payment == null ? List.of() : of(payments.read(payment), charge);
    }

    /// What the last charge of a payment says, for servers that are told of payments only.
    List<ProviderFact> ofLastCharge(PaymentIntent intent) {
        var charge = intent.getLatestChargeObject();
        return charge == null ? List.of() : of(intent, charge);
    }

    /// What a trial's card says that was not taken.
    List<ProviderFact> ofSetup(SetupIntent setup, Instant at) {
        var error = setup.getLastSetupError();
        var attempt = setup.getLatestAttempt();
        if (error == null || attempt == null) {
            return List.of();
        }
        return recurrings.askedBy(setup.getMetadata()).stream()
                .<ProviderFact>map(asked ->
                        new CardDeclined(attempt, asked, mark(error.getPaymentMethod()), at))
                .toList();
    }

    private List<ProviderFact> of(PaymentIntent intent, Charge charge) {
        if (!Objects.equals(charge.getStatus(), "failed")) {
            return List.of();
        }
        return asked(intent).stream()
                .<ProviderFact>map(asked ->
                        new CardDeclined(
                                Present.of(charge.getId()),
                                asked,
                                mark(charge),
                                Present.time(charge.getCreated())))
                .toList();
    }

    private Optional<UUID> asked(PaymentIntent intent) {
        return Marks.id(intent.getMetadata(), Marks.PAYMENT)
                .or(() -> recurrings.begunBy(Present.of(intent.getId())));
    }

    private static @Nullable CardMark mark(Charge charge) {
        var details = charge.getPaymentMethodDetails();
        var card = details == null ? null : details.getCard();
        return card == null ? null : mark(card.getFingerprint());
    }

    private static @Nullable CardMark mark(@Nullable PaymentMethod method) {
        var card = method == null ? null : method.getCard();
        return card == null ? null : mark(card.getFingerprint());
    }

    private static @Nullable CardMark mark(@Nullable String fingerprint) {
        return fingerprint == null ? null : CardMark.of(fingerprint);
    }
}
