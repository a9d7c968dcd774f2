package org.mecene.domain.payments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;

/// Money that somebody was asked for. The row is written before the provider hears of it, so that a
/// crash in between leaves something to resume and not money without a row.
///
/// @param version grows with every stored change; [Payments#save] refuses an older one
public record Payment(PaymentId id, Request request, State state, Instant createdAt, long version) {
    public static Payment ask(PaymentId id, Request request, Instant now) {
        return new Payment(id, request, new State(PaymentStatus.PENDING, null, null, null), now, 0);
    }

    public Money amount() {
        return request.amount();
    }

    public PaymentStatus status() {
        return state.status();
    }

    /// The payment under the name that the provider gave it.
    public Payment knownAs(String ref) {
        return with(new State(state.status(), ref, state.failure(), state.settledAt()));
    }

    /// @throws IllegalStateException when it cannot succeed from where it stands
    public Payment succeeded(String ref, Instant at) {
        return moved(new State(PaymentStatus.SUCCEEDED, ref, null, at));
    }

    /// An attempt failed; the payer may try again, so the payment may still succeed.
    ///
    /// @throws IllegalStateException when it cannot fail from where it stands
    public Payment failed(String ref, String reason) {
        return moved(new State(PaymentStatus.FAILED, ref, reason, null));
    }

    /// @throws IllegalStateException when it cannot be disputed from where it stands
    public Payment disputed() {
        return moved(
                new State(
                        PaymentStatus.DISPUTED,
                        state.providerRef(),
                        state.failure(),
                        state.settledAt()));
    }

    private Payment moved(State next) {
        if (!status().mayBecome(next.status())) {
            throw new IllegalStateException(
                    "A payment that is " + status() + " does not become " + next.status());
        }
        return with(next);
    }

    private Payment with(State next) {
        return new Payment(id, request, next, createdAt, version);
    }

    /// What is asked for.
    ///
    /// @param purposeId what it is for; only the context that asked knows what the id means
    /// @param payer null for a guest
    /// @param platformFee the share that the platform keeps, frozen when it was asked for (rules.md
    ///   M7)
    public record Request(
            PaymentPurpose purpose,
            UUID purposeId,
            @Nullable UserId payer,
            Money amount,
            BasisPoints platformFee) {}

    /// What has become of it.
    ///
    /// @param providerRef the provider's name for it; null until the provider has answered
    /// @param failure why the last attempt failed, in the provider's word; null when it did not
    /// @param settledAt when it was paid; null while it was not
    public record State(
            PaymentStatus status,
            @Nullable String providerRef,
            @Nullable String failure,
            @Nullable Instant settledAt) {}
}
