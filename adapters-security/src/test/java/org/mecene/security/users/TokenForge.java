package org.mecene.security.users;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.testkit.TestClock;
import org.mecene.domain.users.AccessTokens.Claims;
import org.mecene.domain.users.Proof;
import org.mecene.security.testkit.Kept;
import org.mecene.security.text.Base64Url;
import org.mecene.security.time.TimeOrderedIds;

/// A server, and somebody who makes tokens that look like the server's: with a key of their own,
/// and, to show what is checked beside the signature, with the server's key.
final class TokenForge {
    static final URI ISSUER = URI.create("https://mecene.example");
    static final String ES256 = "SHA256withECDSAinP1363Format";

    final TestClock clock = new TestClock();
    final ServerSecrets kept = Kept.nothing();
    final JwtAccessTokens tokens = server(kept);
    final ECKey ours = stored(kept);
    final ECKey theirs = newKey();

    /// Another node of the server when it shares the secrets, another server otherwise.
    JwtAccessTokens server(ServerSecrets secrets) {
        var random = new SecureRandom();
        return new JwtAccessTokens(
                ISSUER, secrets, random, new TimeOrderedIds(clock, random), clock);
    }

    String kid() {
        return ours.getKeyID();
    }

    long now() {
        return clock.instant().getEpochSecond();
    }

    Claims claims() {
        return new Claims(
                new UserId(UUID.fromString("019a1b2c-0000-7000-8000-000000000001")),
                new SessionId(UUID.fromString("019a1b2c-0000-7000-8000-000000000002")),
                clock.instant(),
                new Proof(clock.instant(), Set.of(Proof.Method.PASSWORD, Proof.Method.CODE)));
    }

    String genuine() {
        return tokens.issue(claims());
    }

    /// A part of a genuine token, decoded.
    String part(int number) {
        return new String(
                Base64.getUrlDecoder().decode(genuine().split("\\.", -1)[number]),
                StandardCharsets.UTF_8);
    }

    String header() {
        return part(0);
    }

    String headerWith(String name, Object value) {
        return with(header(), name, value);
    }

    String payload() {
        return part(1);
    }

    String payloadWith(String name, Object value) {
        return with(payload(), name, value);
    }

    String byUs(String header, String payload) {
        return signed(header, payload, ES256, privateKey());
    }

    String byThem(String header, String payload) {
        return signed(header, payload, ES256, privateKey(theirs));
    }

    ECPublicKey publicKey() {
        try {
            return ours.toECPublicKey();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    PrivateKey privateKey() {
        return privateKey(ours);
    }

    /// The order of the curve.
    BigInteger order() {
        return publicKey().getParams().getOrder();
    }

    static String signed(String header, String payload, String algorithm, PrivateKey key) {
        var content = unsigned(header, payload);
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return content + "." + Base64Url.encode(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static String hmac(String header, String payload, byte[] key) {
        var content = unsigned(header, payload);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var signature = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
            return content + "." + Base64Url.encode(signature);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static String unsigned(String header, String payload) {
        return encoded(header) + "." + encoded(payload);
    }

    static String encoded(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }

    static String with(String json, String name, Object value) {
        var members = members(json);
        members.put(name, value);
        return JSONObjectUtils.toJSONString(members);
    }

    static String without(String json, String name) {
        var members = members(json);
        members.remove(name);
        return JSONObjectUtils.toJSONString(members);
    }

    static ECKey stored(ServerSecrets secrets) {
        try {
            return JWKSet.parse(secrets.of("signing-keys", () -> ""))
                    .getKeys()
                    .getFirst()
                    .toECKey();
        } catch (ParseException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static KeyPair keyPair(String kind, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static PrivateKey privateKey(ECKey key) {
        try {
            return key.toECPrivateKey();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Map<String, Object> members(String json) {
        try {
            return JSONObjectUtils.parse(json);
        } catch (ParseException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
