package org.mecene.domain.users;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Derives passwords in no time, and counts how often it was asked to.
public final class FakePasswordHasher implements PasswordHasher {
    private static final String PREFIX = "$fake$";

    private final AtomicInteger salts = new AtomicInteger();
    private final AtomicInteger derivations = new AtomicInteger();
    private final AtomicInteger weakest = new AtomicInteger();
    private final AtomicBoolean busy = new AtomicBoolean();

    @Override
    public PasswordHash hash(Password password) {
        derive();
        return hashOf(password, Integer.toString(salts.incrementAndGet()));
    }

    @Override
    public boolean matches(Password password, @Nullable PasswordHash hash) {
        derive();
        return hash != null && !hash.isNone() && hashOf(password, saltOf(hash)).equals(hash);
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
        return Integer.parseInt(saltOf(hash)) <= weakest.get();
    }

    /// From now on passwords are hashed at a greater cost.
    public void becomeStronger() {
        weakest.set(salts.get());
    }

    /// From now on too many derivations wait.
    public void becomeBusy() {
        busy.set(true);
    }

    public void becomeFree() {
        busy.set(false);
    }

    /// How often a password was derived, for whatever reason.
    public int derivations() {
        return derivations.get();
    }

    private void derive() {
        if (busy.get()) {
            throw new Busy();
        }
        derivations.incrementAndGet();
    }

    private static PasswordHash hashOf(Password password, String salt) {
        var derived = TokenHash.of(salt + "$" + password.value()).hex();
        return new PasswordHash(PREFIX + salt + "$" + derived);
    }

    private static String saltOf(PasswordHash hash) {
        var end = hash.value().lastIndexOf('$');
        return hash.value().substring(Math.min(PREFIX.length(), end), end);
    }
}
