package org.mecene.domain.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The attempts at paying that banks declined, counted for all nodes together, so that nobody tries
/// out stolen cards here (rules.md I11). No bucket of `RateLimits`: a decline is counted in the
/// transaction of the notice that tells it, once however often it is told, and a success takes the
/// account's back.
///
/// A decline counts for an hour from when it happened, so every wait ends.
public interface Declines {
    Duration WINDOW = Duration.ofHours(1);
    int MOST_OF_ACCOUNT = 10;
    int MOST_OF_NETWORK = 30;
    int MOST_OF_CARD = 5;

    /// How long it is known who began what: a payment that was begun may be tried for days.
    Duration BEGINNINGS_KEPT = Duration.ofDays(7);

    Duration DECLINES_KEPT = Duration.ofDays(1);

    /// Notes who begins to pay, in the caller's transaction. Whoever began stays the one.
    ///
    /// @param asked our id of the payment or the subscription, as the provider keeps it
    void begin(UUID asked, Payer payer, Instant now);

    /// Counts a decline, in the caller's transaction: towards the account and the network of
    /// whoever began the payment, as far as that is known still, and towards the card.
    ///
    /// @return false when it was counted before
    boolean count(Decline decline);

    /// Counts the declines of an account until an instant no more, in the caller's transaction:
    /// something that it began was paid. The network's and the cards' go on counting.
    ///
    /// @param asked what was paid
    void forgive(UUID asked, Instant until);

    /// How long a payer has to wait before beginning anew: while the account, the network, or a
    /// card that the account tried has too many declines.
    ///
    /// @return zero when there is nothing to wait for
    Duration waitOf(Payer payer, Instant now);

    /// Forgets what counts no more, in the caller's transaction.
    ///
    /// @return how many
    int forgetOld(Instant now);

    /// @param attempt the provider's name for the attempt, by which a repeated word is known
    /// @param asked what was to be paid, as for [#begin]
    /// @param card null when the provider does not tell it
    record Decline(String attempt, UUID asked, @Nullable CardMark card, Instant at) {}
}
