package org.mecene.domain.users;

import java.time.Duration;
import java.time.Instant;
import org.mecene.domain.identity.UserId;

/// A link that was mailed to somebody with an account. It works once, for a short time, for one
/// purpose, and only while the account is as it was: another password or another address makes it
/// worthless (rules.md I5).
///
/// @param token what is kept of the secret in the link
/// @param address where it was mailed: the account's address, or the one it shall get
/// @param password what is kept of the password hash that the account had
public record MailedLink(
        TokenHash token,
        UserId user,
        Purpose purpose,
        EmailAddress address,
        TokenHash password,
        Instant expiresAt) {
    public static MailedLink to(
            User user, Purpose purpose, EmailAddress address, String secret, Instant now) {
        return new MailedLink(
                TokenHash.of(secret),
                user.id(),
                purpose,
                address,
                fingerprint(user),
                now.plus(purpose.life()));
    }

    /// Whether it works for the account as it is now.
    public boolean isGoodFor(User account, Instant now) {
        var sameAddress =
                switch (purpose) {
                    case RESET_PASSWORD -> address.equals(account.email());
                    case CHANGE_ADDRESS -> true;
                };
        return sameAddress
                && account.id().equals(user)
                && password.equals(fingerprint(account))
                && now.isBefore(expiresAt);
    }

    private static TokenHash fingerprint(User account) {
        return TokenHash.of(account.passwordHash().value());
    }

    /// What a link is for. It is good for nothing else.
    public enum Purpose {
        RESET_PASSWORD(Duration.ofMinutes(30)),
        CHANGE_ADDRESS(Duration.ofHours(24));

        private final Duration life;

        Purpose(Duration life) {
            this.life = life;
        }

        /// How long such a link works.
        public Duration life() {
            return life;
        }
    }
}
