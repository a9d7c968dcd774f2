package org.mecene.security.users;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.security.text.Base64Url;

/// The ES256 keys of the access tokens, as they were when they were read: kept as one private JSON
/// Web Key Set. Every key may say from when it signs (`nbf`) and until when its tokens may live
/// (`exp`); the one that began last signs, all that are not gone verify and are published. So a
/// change of keys is written once, and every node that has read it acts by the clock; see
/// [KeyChange].
final class SigningKeys {
    private static final String NAME = "signing-keys";
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final int SIGNATURE_BYTES = 64;

    private final String stored;
    private final List<ECKey> keys;

    /// Those that can sign, the one that begins last first.
    private final List<Key> signing;

    private final Map<String, Key> keysByHeader;

    SigningKeys(String stored) {
        this.stored = stored;
        this.keys = read(stored);
        if (!keys.getFirst().isPrivate()) {
            throw new IllegalStateException("The first of the " + NAME + " cannot sign");
        }
        var all = keys.stream().map(Key::of).toList();
        this.signing =
                all.stream()
                        .filter(key -> key.signer() != null)
                        .sorted(comparing(Key::begins).reversed())
                        .toList();
        this.keysByHeader =
                all.stream()
                        .collect(
                                toUnmodifiableMap(
                                        key -> key.header().toBase64URL().toString(), key -> key));
    }

    /// The keys of a server, made when it has none.
    static String stored(ServerSecrets kept, SecureRandom random) {
        return kept.of(NAME, () -> KeyChange.first(random));
    }

    /// Whether it still was what is stored, and `next` is now.
    static boolean replace(ServerSecrets kept, SigningKeys present, List<ECKey> next) {
        return kept.replace(NAME, present.stored, text(next));
    }

    static String text(List<ECKey> keys) {
        return new JWKSet(List.copyOf(keys)).toString(false);
    }

    boolean isMadeOf(String text) {
        return stored.equals(text);
    }

    List<ECKey> keys() {
        return keys;
    }

    String sign(JWTClaimsSet claims, Instant now) {
        var key =
                signing.stream()
                        .filter(candidate -> !candidate.begins().isAfter(now))
                        .findFirst()
                        .orElseGet(signing::getLast);
        try {
            var token = new SignedJWT(key.header(), claims);
            token.sign(requireNonNull(key.signer()));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Cannot sign an access token", impossible);
        }
    }

    /// What a token claims, when one of the keys signed it.
    ///
    /// Its header is compared as a whole with the few that a token of ours can have. So the
    /// algorithm, the type and the key are the right ones, nothing else stands in it (`jku`, `jwk`,
    /// `x5u`, `crit`), and no JSON of a stranger is parsed.
    Optional<JWTClaimsSet> verified(String token, Instant now) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        var key = keysByHeader.get(parts[0]);
        if (key == null
                || key.isGoneAt(now)
                || Base64Url.decode(parts[2], SIGNATURE_BYTES).isEmpty()) {
            return Optional.empty();
        }
        var signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8);
        return key.hasSigned(signed, new Base64URL(parts[2]))
                ? claims(new Base64URL(parts[1]))
                : Optional.empty();
    }

    /// A JSON Web Key Set without private parts. When a key signs is for the server alone.
    String published(Instant now) {
        var present =
                keys.stream()
                        .filter(key -> !KeyChange.isGoneAt(key, now))
                        .map(key ->
                                new ECKey.Builder(key)
                                        .notBeforeTime(null)
                                        .expirationTime(null)
                                        .build())
                        .toList();
        return new JWKSet(List.copyOf(present)).toString();
    }

    private static Optional<JWTClaimsSet> claims(Base64URL payload) {
        var json = new Payload(payload).toJSONObject();
        if (json == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(JWTClaimsSet.parse(json));
        } catch (ParseException _) {
            return Optional.empty();
        }
    }

    private static List<ECKey> read(String stored) {
        try {
            var keys = JWKSet.parse(stored).getKeys().stream().map(ECKey.class::cast).toList();
            if (!keys.isEmpty() && keys.stream().allMatch(SigningKeys::isFit)) {
                return keys;
            }
        } catch (ParseException | ClassCastException _) {
            // Answered below, without a cause: its message could quote the key.
        }
        throw new IllegalStateException("The stored " + NAME + " are not a set of P-256 keys");
    }

    private static boolean isFit(ECKey key) {
        return Curve.P_256.equals(key.getCurve()) && key.getKeyID() != null;
    }

    /// @param signer null when only the public part is kept
    private record Key(
            JWSHeader header,
            @Nullable JWSSigner signer,
            JWSVerifier verifier,
            Instant begins,
            @Nullable Instant ends) {
        private static Key of(ECKey key) {
            var header =
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(TYPE)
                            .keyID(key.getKeyID())
                            .build();
            var ends = key.getExpirationTime();
            try {
                return new Key(
                        header,
                        key.isPrivate() ? new ECDSASigner(key) : null,
                        new ECDSAVerifier(key),
                        KeyChange.begins(key),
                        ends == null ? null : ends.toInstant());
            } catch (JOSEException _) {
                throw new IllegalStateException("One of the " + NAME + " cannot be used");
            }
        }

        private boolean isGoneAt(Instant now) {
            return ends != null && !now.isBefore(ends);
        }

        private boolean hasSigned(byte[] content, Base64URL signature) {
            try {
                return verifier.verify(header, content, signature);
            } catch (JOSEException impossible) {
                throw new IllegalStateException("Cannot check an ES256 signature", impossible);
            }
        }
    }
}
