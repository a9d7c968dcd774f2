package org.mecene.security.users;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.text.Bytes;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.PasswordHash;
import org.mecene.domain.users.PasswordHasher;
import org.mecene.security.users.Argon2Hash.Cost;

/// Hashes passwords with Argon2id at the cost that OWASP advises: 19 MiB, two passes, one lane.
/// Hashes of another cost still verify, at theirs. Any number of threads may come at once.
///
/// A hash that was stored in another form is a fault: an exception that does not quote it.
public final class Argon2PasswordHasher implements PasswordHasher {
    private static final Cost COST = new Cost(19_456, 2, 1);
    private static final int SALT_BYTES = 16;
    private static final int DERIVED_BYTES = 32;

    /// Stands in for the hash of somebody who has no account. No password is known to give it, and
    /// one that did would be refused.
    private static final Argon2Hash NOBODY =
            new Argon2Hash(COST, Bytes.of(new byte[SALT_BYTES]), Bytes.of(new byte[DERIVED_BYTES]));

    private final SecureRandom random;
    private final Derivation derivation;
    private final DerivationQueue queue;

    public Argon2PasswordHasher(SecureRandom random, Bounds bounds) {
        this(random, bounds, Derivation::argon2id);
    }

    Argon2PasswordHasher(SecureRandom random, Bounds bounds, Derivation derivation) {
        this.random = random;
        this.derivation = derivation;
        this.queue = new DerivationQueue(bounds.parallel(), bounds.waiting(), bounds.patience());
    }

    @Override
    public PasswordHash hash(Password password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var kept = Bytes.of(salt);
        var derived = queue.run(() -> derivation.derive(password, kept, COST, DERIVED_BYTES));
        return new PasswordHash(new Argon2Hash(COST, kept, derived).phc());
    }

    @Override
    public boolean matches(Password password, @Nullable PasswordHash hash) {
        var isKnown = hash != null && !hash.isNone();
        var known = hash == null || !isKnown ? NOBODY : Argon2Hash.parse(hash.value());
        var derived =
                queue.run(() ->
                        derivation.derive(
                                password, known.salt(), known.cost(), known.derived().length()));
        var same = MessageDigest.isEqual(derived.toArray(), known.derived().toArray());
        return same && isKnown;
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
        var known = Argon2Hash.parse(hash.value());
        return !known.cost().equals(COST)
                || known.salt().length() < SALT_BYTES
                || known.derived().length() < DERIVED_BYTES;
    }

    /// How much the machine is asked to do.
    ///
    /// @param parallel how many derivations run at once; each fills a processor and 19 MiB
    /// @param waiting how many more may wait; each holds a thread
    /// @param patience how long one waits at the most
    public record Bounds(int parallel, int waiting, Duration patience) {
        public Bounds {
            if (parallel < 1 || waiting < 0 || patience.isNegative()) {
                throw new IllegalArgumentException("Bounds that let nothing through");
            }
        }

        /// One derivation per processor, 64 waiting for up to 2 seconds.
        public static Bounds forThisMachine() {
            return new Bounds(
                    Runtime.getRuntime().availableProcessors(), 64, Duration.ofSeconds(2));
        }
    }
}
