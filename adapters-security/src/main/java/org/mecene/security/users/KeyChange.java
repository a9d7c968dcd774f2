package org.mecene.security.users;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mecene.domain.users.AccessTokens;

/// How keys follow one another. A new one is published for a while before it signs, so that every
/// node and whoever keeps a copy of the published keys knows it; the old ones stay until the last
/// token that they signed is over.
final class KeyChange {
    /// Twice as long as others may keep a copy of the published keys.
    static final Duration LEAD = Duration.ofMinutes(10);

    /// The life of a token, and a minute for clocks that differ.
    static final Duration OVERLAP = Duration.ofSeconds(AccessTokens.LIFE_SECONDS + 60);

    private KeyChange() {}

    /// The first key of a server, as it is stored.
    static String first(SecureRandom random) {
        return SigningKeys.text(List.of(generate(random)));
    }

    /// When the key that was added last begins to sign, if that is still to come.
    static Optional<Instant> next(List<ECKey> keys, Instant now) {
        return keys.stream().map(KeyChange::begins).filter(now::isBefore).findFirst();
    }

    /// The keys with one more, which signs after [#LEAD]; those from before end in time.
    static List<ECKey> withNext(List<ECKey> keys, SecureRandom random, Instant now) {
        var begins = now.plus(LEAD).truncatedTo(ChronoUnit.SECONDS);
        var ends = Date.from(begins.plus(OVERLAP));
        var old =
                present(keys, now).stream()
                        .map(key -> new ECKey.Builder(key).expirationTime(ends).build());
        var next = new ECKey.Builder(generate(random)).notBeforeTime(Date.from(begins)).build();
        return Stream.concat(old, Stream.of(next)).toList();
    }

    /// Another key in the place of all.
    static List<ECKey> replaced(SecureRandom random) {
        return List.of(generate(random));
    }

    /// The keys without those whose last token is over.
    static List<ECKey> present(List<ECKey> keys, Instant now) {
        return keys.stream().filter(key -> !isGoneAt(key, now)).toList();
    }

    static boolean isGoneAt(ECKey key, Instant now) {
        var ends = key.getExpirationTime();
        return ends != null && !now.isBefore(ends.toInstant());
    }

    /// A key that says nothing has always signed.
    static Instant begins(ECKey key) {
        var begins = key.getNotBeforeTime();
        return begins == null ? Instant.EPOCH : begins.toInstant();
    }

    private static ECKey generate(SecureRandom random) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .secureRandom(random)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Every Java platform has P-256", impossible);
        }
    }
}
