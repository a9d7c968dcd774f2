package org.mecene.domain.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;

/// Money that goes back to a payer: a thing of its own, and not a negative payment (rules.md M12).
/// The row is written before the provider hears of it.
///
/// @param payment of which it is a part, or the whole
/// @param version grows with every stored change; [Refunds#save] refuses an older one
public record Refund(
        RefundId id, PaymentId payment, Asked asked, State state, Instant createdAt, long version) {
    public static final int MAX_REASON = 500;

    public static Refund ask(RefundId id, PaymentId payment, Asked asked, Instant now) {
        return new Refund(
                id, payment, asked, new State(RefundStatus.PENDING, null, null, null), now, 0);
    }

    public Money amount() {
        return asked.amount();
    }

    public RefundStatus status() {
        return state.status();
    }

    /// Whether it takes its part of the payment: it is on its way or has arrived.
    public boolean counts() {
        return status() != RefundStatus.FAILED;
    }

    /// The refund under the name that the provider gave it.
    public Refund knownAs(String ref) {
        return with(new State(status(), ref, state.failure(), state.settledAt()));
    }

    /// @throws IllegalStateException when it cannot succeed from where it stands
    public Refund succeeded(Instant at) {
        return moved(new State(RefundStatus.SUCCEEDED, state.providerRef(), null, at));
    }

    /// @param reason the provider's word
    /// @throws IllegalStateException when it cannot fail from where it stands
    public Refund failed(String reason, Instant at) {
        return moved(new State(RefundStatus.FAILED, state.providerRef(), reason, at));
    }

    private Refund moved(State next) {
        if (!status().mayBecome(next.status())) {
            throw new IllegalStateException(
                    "A refund that is " + status() + " does not become " + next.status());
        }
        return with(next);
    }

    private Refund with(State next) {
        return new Refund(id, payment, asked, next, createdAt, version);
    }

    /// What is asked for.
    ///
    /// @param reason what the one who asks says of it; null when the server asks by itself, or
    ///   somebody did at the provider's own desk
    /// @param by who asks; null likewise
    /// @param onceKey under which they ask once; null when they gave none
    public record Asked(
            Money amount, @Nullable String reason, @Nullable UserId by, @Nullable String onceKey) {}

    /// What has become of it.
    ///
    /// @param providerRef the provider's name for it; null until the provider has answered
    /// @param failure why it failed, in the provider's word; null when it did not
    /// @param settledAt when it arrived, or failed; null while it is on its way
    public record State(
            RefundStatus status,
            @Nullable String providerRef,
            @Nullable String failure,
            @Nullable Instant settledAt) {}
}
