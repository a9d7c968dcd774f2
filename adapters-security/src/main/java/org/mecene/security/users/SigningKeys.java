package org.mecene.security.users;

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
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.security.text.Base64Url;

/// The ES256 keys of the access tokens, kept as one private JSON Web Key Set. The first key signs;
/// all of them verify and are published. To change keys, add the new one at the end, move it to the
/// front when every node has read it, and take the old one out when its last token is over.
final class SigningKeys {
    private static final String NAME = "signing-keys";
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final int SIGNATURE_BYTES = 64;

    private final JWSHeader header;
    private final JWSSigner signer;
    private final Map<String, Key> keysByHeader;
    private final String published;

    SigningKeys(ServerSecrets kept, SecureRandom random) {
        var keys = read(kept.of(NAME, () -> generate(random)));
        this.header = headerOf(keys.getFirst());
        this.signer = signerOf(keys.getFirst());
        this.keysByHeader =
                keys.stream()
                        .map(SigningKeys::verifierOf)
                        .collect(
                                toUnmodifiableMap(
                                        key -> key.header().toBase64URL().toString(), key -> key));
        this.published = new JWKSet(List.copyOf(keys)).toString();
    }

    String sign(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(header, claims);
            token.sign(signer);
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
    Optional<JWTClaimsSet> verified(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        var key = keysByHeader.get(parts[0]);
        if (key == null || Base64Url.decode(parts[2], SIGNATURE_BYTES).isEmpty()) {
            return Optional.empty();
        }
        var signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8);
        return key.hasSigned(signed, new Base64URL(parts[2]))
                ? claims(new Base64URL(parts[1]))
                : Optional.empty();
    }

    /// A JSON Web Key Set without private parts.
    String published() {
        return published;
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

    private static String generate(SecureRandom random) {
        try {
            var key =
                    new ECKeyGenerator(Curve.P_256)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.ES256)
                            .keyIDFromThumbprint(true)
                            .secureRandom(random)
                            .generate();
            return new JWKSet(key).toString(false);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Every Java platform has P-256", impossible);
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

    private static JWSHeader headerOf(ECKey key) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(key.getKeyID()).build();
    }

    private static JWSSigner signerOf(ECKey key) {
        try {
            return new ECDSASigner(key);
        } catch (JOSEException _) {
            throw new IllegalStateException("The first of the " + NAME + " cannot sign");
        }
    }

    private static Key verifierOf(ECKey key) {
        try {
            return new Key(headerOf(key), new ECDSAVerifier(key));
        } catch (JOSEException _) {
            throw new IllegalStateException("One of the " + NAME + " cannot verify");
        }
    }

    private record Key(JWSHeader header, JWSVerifier verifier) {
        private boolean hasSigned(byte[] content, Base64URL signature) {
            try {
                return verifier.verify(header, content, signature);
            } catch (JOSEException impossible) {
                throw new IllegalStateException("Cannot check an ES256 signature", impossible);
            }
        }
    }
}
