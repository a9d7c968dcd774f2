package org.mecene.domain.users;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// When and how somebody last showed who they are in a session. To refresh a session proves nothing
/// anew.
public record Proof(Instant at, Set<Method> methods) {
    /// How long a proof is good for what needs a fresh one.
    public static final Duration FRESH = Duration.ofMinutes(5);

    /// What a session of an older release is taken to have shown.
    public static final Set<Method> UNKNOWN = Set.of(Method.PASSWORD);

    public Proof {
        requireNonNull(at, "at");
        methods = Set.copyOf(methods);
    }

    /// Whether more was shown than something that can be learned or read along: a code of the
    /// second factor, or a passkey, which is held and unlocked.
    public boolean hasSecondFactor() {
        return methods.contains(Method.CODE) || methods.contains(Method.PASSKEY);
    }

    public boolean isFreshAt(Instant now) {
        return now.isBefore(at.plus(FRESH));
    }

    /// What was shown before, and something more now.
    public Proof and(Method method, Instant now) {
        var more = new HashSet<>(methods);
        more.add(method);
        return new Proof(now, more);
    }

    /// What was shown.
    public enum Method {
        PASSWORD("pwd"),
        /// A code of the authenticator, or a recovery code in its place.
        CODE("otp"),
        PASSKEY("pop"),
        /// The word of an identity provider.
        PROVIDER("fed"),
        /// A link that was mailed.
        LINK("link");

        private final String wire;

        Method(String wire) {
            this.wire = wire;
        }

        /// The value in the `amr` claim of access tokens; those of RFC 8176 where it has one.
        public String wire() {
            return wire;
        }

        /// Empty for a value that is none of ours.
        public static Optional<Method> ofWire(String wire) {
            return Arrays.stream(values()).filter(method -> method.wire.equals(wire)).findFirst();
        }
    }
}
