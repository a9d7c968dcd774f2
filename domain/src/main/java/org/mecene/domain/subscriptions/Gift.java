package org.mecene.domain.subscriptions;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.TokenHash;

/// Some periods of a tier that one person pays for and another uses, by a code. The payment is an
/// ordinary one; what is redeemed is a subscription of its own, without the provider (rules.md
/// S20).
///
/// @param version grows with every stored change; [Gifts#save] refuses an older one
public record Gift(
        GiftId id,
        UserId buyer,
        UserId creator,
        Content content,
        Wrapping wrapping,
        PaymentId payment,
        TokenHash code,
        State state,
        Instant createdAt,
        long version) {
    public static final int MAX_PERIODS = 24;
    public static final int MAX_MESSAGE = 500;

    /// How long a code is good from the moment at which it was paid.
    public static final Duration LIFE = Duration.ofDays(365);

    /// The name of the code's secret: the server makes the code from it, and keeps a hash.
    public static String secretName(GiftId id) {
        return "gift:" + id;
    }

    public GiftStatus status() {
        return state.status();
    }

    /// What it is when it was paid.
    public Gift paid(Instant at) {
        return moved(GiftStatus.READY, at.plus(LIFE), null);
    }

    /// What it is when somebody used its code.
    public Gift redeemed(SubscriptionId as) {
        return moved(GiftStatus.REDEEMED, state.expiresAt(), as);
    }

    /// What it is when its code does nothing any more.
    public Gift ended(GiftStatus end) {
        return moved(end, state.expiresAt(), state.redeemedAs());
    }

    /// What is kept of it when the buyer is gone.
    public Gift unwrapped() {
        return new Gift(
                id,
                buyer,
                creator,
                content,
                new Wrapping(null, null),
                payment,
                code,
                state,
                createdAt,
                version);
    }

    /// Whether the code is good at a time.
    public boolean isGoodAt(Instant now) {
        var end = state.expiresAt();
        return status() == GiftStatus.READY && end != null && now.isBefore(end);
    }

    private Gift moved(
            GiftStatus next, @Nullable Instant expiresAt, @Nullable SubscriptionId redeemedAs) {
        if (!status().mayBecome(next)) {
            throw new IllegalStateException(status() + " does not become " + next);
        }
        return new Gift(
                id,
                buyer,
                creator,
                content,
                wrapping,
                payment,
                code,
                new State(next, expiresAt, redeemedAs),
                createdAt,
                version);
    }

    /// What is given.
    ///
    /// @param terms what one period costs, frozen when the gift was begun
    public record Content(Subscription.Terms terms, int periods) {
        public Money price() {
            return terms.price().times(periods);
        }
    }

    /// How it reaches whom it is for.
    ///
    /// @param recipient where the code is mailed; null when the buyer hands it on
    /// @param message what the buyer says to whom it is for
    public record Wrapping(@Nullable EmailAddress recipient, @Nullable String message) {}

    /// Where it stands.
    ///
    /// @param expiresAt until when the code is good; null while it is not paid
    /// @param redeemedAs what the code was used for; null while it was not
    public record State(
            GiftStatus status, @Nullable Instant expiresAt, @Nullable SubscriptionId redeemedAs) {
        public static final State BEGUN = new State(GiftStatus.PENDING, null, null);
    }
}
