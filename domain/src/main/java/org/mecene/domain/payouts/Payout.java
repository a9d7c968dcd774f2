package org.mecene.domain.payouts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;

/// Money on its way to somebody's bank. The row is written, and the money reserved in the books,
/// before the provider hears of it.
///
/// @param version grows with every stored change; [Payouts#save] refuses an older one
public record Payout(
        PayoutId id, UserId owner, Asked asked, State state, Instant createdAt, long version) {
    public static final int MAX_REASON = 500;

    public static Payout ask(PayoutId id, UserId owner, Asked asked, Instant now) {
        var state = new State(PayoutStatus.REQUESTED, null, null, null, null, null);
        return new Payout(id, owner, asked, state, now, 0);
    }

    public Money amount() {
        return asked.amount();
    }

    public PayoutStatus status() {
        return state.status();
    }

    /// Whether an administrator has to look at it before anything is sent.
    public boolean awaitsApproval() {
        return status() == PayoutStatus.REQUESTED
                && asked.needsApproval()
                && state.decidedBy() == null;
    }

    public Payout approved(UserId by) {
        return with(new State(status(), by, state.begunAt(), state.providerRef(), null, null));
    }

    /// The provider is about to be asked for the first time. From here on the money may be gone,
    /// whatever comes in between.
    public Payout begun(Instant at) {
        return with(new State(status(), state.decidedBy(), at, state.providerRef(), null, null));
    }

    /// Of what was begun the provider has nothing, and will not have: it may be begun anew.
    public Payout putOff() {
        return with(new State(status(), state.decidedBy(), null, state.providerRef(), null, null));
    }

    /// @param reason what the administrator says of it
    /// @throws IllegalStateException when it cannot be rejected from where it stands
    public Payout rejected(UserId by, String reason, Instant at) {
        return moved(new State(PayoutStatus.REJECTED, by, null, null, reason, at));
    }

    /// @throws IllegalStateException when it cannot be on its way from where it stands
    public Payout sent(String ref) {
        return moved(at(PayoutStatus.IN_TRANSIT, ref, null, null));
    }

    /// @throws IllegalStateException when it cannot arrive from where it stands
    public Payout paid(String ref, Instant at) {
        return moved(at(PayoutStatus.PAID, ref, null, at));
    }

    /// @param reason the provider's word, or ours when it was not sent
    /// @throws IllegalStateException when it cannot fail from where it stands
    public Payout failed(String reason, Instant at) {
        return moved(at(PayoutStatus.FAILED, state.providerRef(), reason, at));
    }

    private State at(
            PayoutStatus status,
            @Nullable String ref,
            @Nullable String failure,
            @Nullable Instant settledAt) {
        return new State(status, state.decidedBy(), state.begunAt(), ref, failure, settledAt);
    }

    private Payout moved(State next) {
        if (!status().mayBecome(next.status())) {
            throw new IllegalStateException(
                    "A payout that is " + status() + " does not become " + next.status());
        }
        return with(next);
    }

    private Payout with(State next) {
        return new Payout(id, owner, asked, next, createdAt, version);
    }

    /// What is asked for.
    ///
    /// @param accountRef the provider's name for the account, as it was when it was asked for
    /// @param needsApproval whether it was above what is sent unseen (frozen like a fee: M7)
    /// @param onceKey under which they ask once; null when they gave none
    public record Asked(
            Money amount, String accountRef, boolean needsApproval, @Nullable String onceKey) {}

    /// What has become of it.
    ///
    /// @param decidedBy which administrator approved or rejected it; null while none did
    /// @param begunAt when the provider was first asked for it; null while it was not
    /// @param providerRef the provider's name for it; null until the provider has answered
    /// @param failure why it failed, in the provider's word or ours, or was rejected, in the
    ///   administrator's; null when it was not
    /// @param settledAt when it arrived, failed or was rejected; null while it is on its way
    public record State(
            PayoutStatus status,
            @Nullable UserId decidedBy,
            @Nullable Instant begunAt,
            @Nullable String providerRef,
            @Nullable String failure,
            @Nullable Instant settledAt) {}
}
