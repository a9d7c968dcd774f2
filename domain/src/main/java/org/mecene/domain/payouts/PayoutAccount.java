package org.mecene.domain.payouts;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;

/// Where somebody is paid, at the provider. One for each person. The row is written before the
/// provider hears of it.
///
/// @param providerRef the provider's name for it; null until the provider has answered
/// @param standing what the provider said last; null until it was asked
/// @param readySince when it was ready for the first time; null while it never was
/// @param heldUntil before which nothing is paid to it: a first payout waits, and so does the first
///   after the bank account was changed (rules.md P4, P7); null for no such time
/// @param version grows with every stored change; [PayoutAccounts#save] refuses an older one
public record PayoutAccount(
        UserId owner,
        @Nullable String providerRef,
        @Nullable AccountStanding standing,
        @Nullable Instant readySince,
        @Nullable Instant heldUntil,
        Instant createdAt,
        long version) {
    public static PayoutAccount open(UserId owner, Instant now) {
        return new PayoutAccount(owner, null, null, null, null, now, 0);
    }

    /// The account under the name that the provider gave it.
    public PayoutAccount knownAs(String ref) {
        return new PayoutAccount(owner, ref, standing, readySince, heldUntil, createdAt, version);
    }

    /// The account as the provider says that it stands.
    ///
    /// @param hold how long nothing is paid to it once it is ready, or leads to another bank
    ///   account
    public PayoutAccount told(AccountStanding next, Duration hold, Instant now) {
        var becomesReady = readySince == null && next.isReady();
        var held = becomesReady || leadsElsewhere(next) ? now.plus(hold) : heldUntil;
        return new PayoutAccount(
                owner,
                providerRef,
                next,
                becomesReady ? now : readySince,
                held,
                createdAt,
                version);
    }

    /// Whether the provider speaks of another bank account than before, or of none any more. The
    /// first one is no other; one that comes after none was left is.
    public boolean leadsElsewhere(AccountStanding next) {
        return readySince != null
                && standing != null
                && !Objects.equals(standing.destination(), next.destination());
    }

    public State state() {
        if (providerRef == null) {
            return State.NONE;
        }
        if (standing == null || !standing.submitted()) {
            return State.ONBOARDING;
        }
        return standing.isReady() ? State.READY : State.RESTRICTED;
    }

    /// Whether the provider has closed what was open: nothing more is sold for its owner (rules.md
    /// P9). Somebody who was never paid has nothing to close (P8).
    public boolean isStopped() {
        return readySince != null && standing != null && !standing.isOpen();
    }

    /// Until when money waits before it may be paid to it; empty when it does not.
    public Optional<Instant> waitsAt(Instant now) {
        return Optional.ofNullable(heldUntil).filter(now::isBefore);
    }

    public enum State {
        NONE,
        /// The owner has not finished the provider's form.
        ONBOARDING,
        /// The provider wants more, or has closed it.
        RESTRICTED,
        READY;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
