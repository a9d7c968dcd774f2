package org.mecene.application.users;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.platform.RateLimits;
import org.mecene.domain.platform.RateLimits.Draw;
import org.mecene.domain.platform.RateLimits.Limit;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.TokenHash;

/// What one mail address bears, from wherever it is asked: guesses at its password, and mails.
/// Nothing here depends on whether the address has an account, so a refusal tells nobody (rules.md
/// I4, I11); and every wait ends, so nobody is shut out for good. Sessions that are open are not
/// touched.
public final class AddressLimits {
    static final Limit MAILS = new Limit("mail-address", 6, Duration.ofHours(1));
    static final Limit RESETS = new Limit("mail-reset", 6, Duration.ofHours(1));

    private final RateLimits limits;
    private final PasswordGuesses guesses;
    private final InstantSource clock;

    public AddressLimits(RateLimits limits, InstantSource clock) {
        this.limits = limits;
        this.guesses = new PasswordGuesses(limits, clock);
        this.clock = clock;
    }

    /// Whether a guess at the password of an address is right.
    ///
    /// @param deviceToken a good one of the account's owner; guesses with it are counted for
    ///   themselves, so that strangers who guess do not keep the owner waiting. Null when none was
    ///   shown
    /// @throws Refused with [CommonRefusal.TooOften], also for a right one
    public boolean isRight(
            EmailAddress address, @Nullable String deviceToken, BooleanSupplier look) {
        return guesses.isRight(guesser(address, deviceToken), look);
    }

    /// Forgets the guesses of strangers: the owner has shown who they are in another way.
    public void forgetGuesses(EmailAddress address) {
        limits.guessedRight(who(address));
    }

    /// To be called before a mail is sent because somebody named an address.
    ///
    /// @throws Refused with [CommonRefusal.TooOften]
    public void requireMailLeft(EmailAddress address) {
        take(MAILS, address);
    }

    /// To be called before a link for another password is mailed. Other mails do not use these up,
    /// and whoever does by asking for links has them mailed to the owner.
    ///
    /// @throws Refused with [CommonRefusal.TooOften]
    public void requireResetLeft(EmailAddress address) {
        take(RESETS, address);
    }

    private void take(Limit limit, EmailAddress address) {
        var taken = limits.take(List.of(Draw.one(limit, who(address))), clock.instant());
        if (!taken.isGranted()) {
            throw new Refused(new CommonRefusal.TooOften(taken.again()));
        }
    }

    private static String guesser(EmailAddress address, @Nullable String deviceToken) {
        return deviceToken == null ? who(address) : TokenHash.of(deviceToken).hex();
    }

    /// What is counted needs no address in clear.
    private static String who(EmailAddress address) {
        return TokenHash.of(address.value()).hex();
    }
}
