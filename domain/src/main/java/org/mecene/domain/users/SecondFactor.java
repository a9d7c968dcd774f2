package org.mecene.domain.users;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;

/// The authenticator application of somebody. It counts once they showed a first code of it.
///
/// @param secret what [TotpSecret] holds, sealed: it must be read back, so it cannot be hashed
/// @param confirmedAt null while it was only begun
/// @param lastStep the newest step whose code was used; it and those before it are spent
/// @param recoveryCodes what is kept of the codes that are left
/// @param failures how many wrong codes were shown since the last right one
/// @param blockedUntil before this instant no code is looked at; null when none waits
public record SecondFactor(
        UserId user,
        String secret,
        @Nullable Instant confirmedAt,
        long lastStep,
        Set<TokenHash> recoveryCodes,
        int failures,
        @Nullable Instant blockedUntil) {
    /// How many wrong codes in a row cost nothing but the attempt.
    public static final int FREE_FAILURES = 5;

    public static final int RECOVERY_CODES = 10;

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    public SecondFactor {
        recoveryCodes = Set.copyOf(recoveryCodes);
    }

    public static SecondFactor begun(UserId user, String sealedSecret) {
        return new SecondFactor(user, sealedSecret, null, Long.MIN_VALUE, Set.of(), 0, null);
    }

    public boolean isOn() {
        return confirmedAt != null;
    }

    /// How long no code is looked at; zero when one is.
    public Duration waitAt(Instant now) {
        return blockedUntil == null || !now.isBefore(blockedUntil)
                ? Duration.ZERO
                : Duration.between(now, blockedUntil);
    }

    /// Whether the code of this step was not used yet.
    public boolean takes(long step) {
        return step > lastStep;
    }

    public SecondFactor confirmed(Set<TokenHash> codes, Instant now) {
        return new SecondFactor(user, secret, now, lastStep, codes, 0, null);
    }

    public SecondFactor used(long step) {
        return new SecondFactor(user, secret, confirmedAt, step, recoveryCodes, 0, null);
    }

    public SecondFactor spent(TokenHash code) {
        var left = new HashSet<>(recoveryCodes);
        left.remove(code);
        return new SecondFactor(user, secret, confirmedAt, lastStep, left, 0, null);
    }

    /// After a wrong code. The wait doubles from a minute to a quarter of an hour and never becomes
    /// for ever, or whoever knows the password could lock its owner out.
    public SecondFactor failed(Instant now) {
        var count = failures + 1;
        return new SecondFactor(
                user,
                secret,
                confirmedAt,
                lastStep,
                recoveryCodes,
                count,
                count < FREE_FAILURES ? null : now.plus(waitAfter(count)));
    }

    private static Duration waitAfter(int failures) {
        // Four doublings pass the longest wait.
        var doublings = Math.min(failures - FREE_FAILURES, 4);
        var wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
