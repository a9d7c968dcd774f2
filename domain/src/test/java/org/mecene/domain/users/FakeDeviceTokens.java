package org.mecene.domain.users;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;

/// Tokens that say in clear what they are for.
public final class FakeDeviceTokens implements DeviceTokens {
    private final InstantSource clock;

    public FakeDeviceTokens(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String issue(User user) {
        return prefix(user) + clock.instant();
    }

    @Override
    public boolean isOf(User user, String token) {
        if (!token.startsWith(prefix(user))) {
            return false;
        }
        try {
            var issuedAt = Instant.parse(token.substring(prefix(user).length()));
            return clock.instant().isBefore(issuedAt.plus(LIFE));
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    private static String prefix(User user) {
        return user.id() + "/" + TokenHash.of(user.passwordHash().value()).hex() + "/";
    }
}
