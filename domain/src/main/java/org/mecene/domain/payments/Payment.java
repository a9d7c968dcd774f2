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
        return new Payment(id, request, State.begin(request.amount()), now, 0);
    }

    public Money amount() {
        return request.amount();
    }

    public PaymentStatus status() {
        return state.status();
    }

    /// The payment under the name that the provider gave it.
    public Payment knownAs(String ref) {
        return with(
                new State(
                        state.status(),
                        ref,
                        state.failure(),
                        state.settledAt(),
                        state.refunded(),
                        state.withdrawn(),
                        state.kept()));
    }

    /// @throws IllegalStateException when it cannot succeed from where it stands
    public Payment succeeded(String ref, Instant at) {
        return moved(
                new State(
                        PaymentStatus.SUCCEEDED,
                        ref,
                        null,
                        at,
                        state.refunded(),
                        state.withdrawn(),
                        state.kept()));
    }

    /// An attempt failed; the payer may try again, so the payment may still succeed.
    ///
    /// @throws IllegalStateException when it cannot fail from where it stands
    public Payment failed(String ref, String reason) {
        return moved(
                new State(
                        PaymentStatus.FAILED,
                        ref,
                        reason,
                        null,
                        state.refunded(),
                        state.withdrawn(),
                        state.kept()));
    }

    /// The payer's bank took back a part, while it looks into a complaint. There may be several
    /// complaints, one after the other or at once.
    ///
    /// @throws IllegalStateException when it cannot be disputed from where it stands
    public Payment disputed(Money taken) {
        var before = state.withdrawn();
        var withdrawn = before == null ? taken : before.plus(taken);
        var next = state.at(PaymentStatus.DISPUTED, state.refunded(), withdrawn);
        return status() == PaymentStatus.DISPUTED ? with(next) : moved(next);
    }

    /// A bank gave back what it had taken on one complaint.
    ///
    /// @throws IllegalStateException when it is more than banks hold
    public Payment won(Money given) {
        var rest = held(given).plus(state.kept());
        return with(decided(rest.isZero() ? null : rest, state.kept()));
    }

    /// A bank keeps what it took on one complaint. When it was the last, what is left of the
    /// payment counts as given back.
    ///
    /// @throws IllegalStateException when it is more than banks hold
    public Payment lost(Money taken) {
        var kept = state.kept().plus(taken);
        return with(decided(held(taken).plus(kept), kept));
    }

    /// What banks hold still of what they took, after one of them decided about a part.
    private Money held(Money part) {
        var withdrawn = state.withdrawn();
        var held = withdrawn == null ? state.kept() : withdrawn;
        var left = held.minus(state.kept()).minus(part);
        if (left.isNegative()) {
            throw new IllegalStateException("Of payment " + id + " banks hold less than " + part);
        }
        return left;
    }

    private State decided(@Nullable Money withdrawn, Money kept) {
        var next =
                withdrawn == null
                        ? settledAs(state.refunded())
                        : withdrawn.equals(kept) ? PaymentStatus.REFUNDED : PaymentStatus.DISPUTED;
        return new State(
                next,
                state.providerRef(),
                state.failure(),
                state.settledAt(),
                state.refunded(),
                withdrawn,
                kept);
    }

    /// What of it is neither the payee's nor the platform's any more: given back, or lost to banks.
    public Money gone() {
        var gone = state.refunded().plus(state.kept());
        return gone.isLessThan(amount()) ? gone : amount();
    }

    /// What it is when this much of it went back, in all. While a bank looks into a complaint, or
    /// has taken the money, only the amount changes.
    ///
    /// @throws IllegalStateException when it is more than was paid, or nothing was (rules.md M16)
    public Payment refunded(Money inAll) {
        if (state.settledAt() == null || inAll.isNegative() || amount().isLessThan(inAll)) {
            throw new IllegalStateException("Of payment " + id + " went back more than was paid");
        }
        var isBanks = status() == PaymentStatus.DISPUTED || state.withdrawn() != null;
        var next = isBanks ? status() : settledAs(inAll);
        return with(state.at(next, inAll, state.withdrawn()));
    }

    /// What of it is left to be given back: nothing of what a bank took.
    public Money rest() {
        var rest = amount().minus(state.refunded());
        var isThere = status() == PaymentStatus.SUCCEEDED;
        return isThere ? rest : Money.zero(rest.currency());
    }

    private PaymentStatus settledAs(Money inAll) {
        return inAll.equals(amount()) ? PaymentStatus.REFUNDED : PaymentStatus.SUCCEEDED;
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
    /// @param refunded what was given back of it, in all
    /// @param withdrawn what the payer's bank took back and holds, or keeps; null for nothing
    /// @param kept what of that it keeps for good
    public record State(
            PaymentStatus status,
            @Nullable String providerRef,
            @Nullable String failure,
            @Nullable Instant settledAt,
            Money refunded,
            @Nullable Money withdrawn,
            Money kept) {
        static State begin(Money asked) {
            var nothing = Money.zero(asked.currency());
            return new State(PaymentStatus.PENDING, null, null, null, nothing, null, nothing);
        }

        State at(PaymentStatus next, Money back, @Nullable Money taken) {
            return new State(next, providerRef, failure, settledAt, back, taken, kept);
        }
    }
}
