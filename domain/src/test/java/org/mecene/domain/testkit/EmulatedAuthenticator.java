package org.mecene.domain.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.text.Bytes;
import org.mecene.domain.users.PasskeyCeremonies.Assertion;
import org.mecene.domain.users.PasskeyCeremonies.Creation;

/// An authenticator that holds one key on P-256, and the browser before it. It does what real ones
/// do, and on demand what they must not be believed.
public final class EmulatedAuthenticator {
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int CREDENTIAL = 0x40;
    private static final int MAY_BE_COPIED_AND_IS = 0x18;

    private final KeyPair keys = newKeys();
    private final byte[] credential = Arrays.copyOf(sha256(keys.getPublic().getEncoded()), 20);
    private String relyingParty;
    private String origin;
    private @Nullable String userHandle;
    private int verified = VERIFIED;
    private int synced;
    private boolean embedded;
    private int count;
    private boolean forges;

    /// @param relyingParty the domain of the server
    /// @param origin where the page stands that asks
    public EmulatedAuthenticator(String relyingParty, String origin) {
        this.relyingParty = relyingParty;
        this.origin = origin;
    }

    /// From now on another page asks.
    public EmulatedAuthenticator at(String newOrigin) {
        origin = newOrigin;
        return this;
    }

    /// From now on it takes the server for another.
    public EmulatedAuthenticator takingItFor(String newRelyingParty) {
        relyingParty = newRelyingParty;
        return this;
    }

    /// From now on it answers whoever touches it.
    public EmulatedAuthenticator verifyingNobody() {
        verified = 0;
        return this;
    }

    /// From now on it is one of those that a provider keeps in step between devices.
    public EmulatedAuthenticator keptInStep() {
        synced = MAY_BE_COPIED_AND_IS;
        return this;
    }

    /// From now on the page stands in a frame of another site.
    public EmulatedAuthenticator inAFrame() {
        embedded = true;
        return this;
    }

    /// Its next answer tells this count, and each later one a count more; 0 for one that keeps
    /// none, which is the usual one.
    public EmulatedAuthenticator counting(int next) {
        count = next;
        return this;
    }

    /// From now on it says that the key is somebody else's.
    public EmulatedAuthenticator sayingItIs(@Nullable String newUserHandle) {
        userHandle = newUserHandle;
        return this;
    }

    /// From now on it signs something else.
    public EmulatedAuthenticator forging() {
        forges = true;
        return this;
    }

    /// The id of its key, in unpadded base64url.
    public String credential() {
        return base64(credential);
    }

    /// What `navigator.credentials.create` gives.
    public Creation creates(String challenge, String user) {
        userHandle = user;
        var key = (ECPublicKey) keys.getPublic();
        var attested =
                joined(
                        new byte[16],
                        ByteBuffer.allocate(2).putShort((short) credential.length).array(),
                        credential,
                        bytes(0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20),
                        coordinate(key.getW().getAffineX()),
                        bytes(0x22, 0x58, 0x20),
                        coordinate(key.getW().getAffineY()));
        var data = joined(head(CREDENTIAL), attested);
        var attestation =
                joined(
                        bytes(0xA3, 0x63),
                        "fmt".getBytes(UTF_8),
                        bytes(0x64),
                        "none".getBytes(UTF_8),
                        bytes(0x67),
                        "attStmt".getBytes(UTF_8),
                        bytes(0xA0, 0x68),
                        "authData".getBytes(UTF_8),
                        bytes(0x58, data.length),
                        data);
        return new Creation(clientData("webauthn.create", challenge), Bytes.of(attestation));
    }

    /// What `navigator.credentials.get` gives.
    public Assertion signs(String challenge) {
        var clientData = clientData("webauthn.get", challenge);
        var data = head(0);
        return new Assertion(
                credential(),
                userHandle,
                clientData,
                Bytes.of(data),
                Bytes.of(signature(joined(data, sha256(clientData.toArray())))));
    }

    /// What `toJSON` makes of a new key, and what browsers put besides.
    public static String json(String credential, Creation creation) {
        return """
        {"id": "%1$s", "rawId": "%1$s", "type": "public-key", "authenticatorAttachment": "platform",
         "clientExtensionResults": {"credProps": {"rk": true}},
         "response": {"clientDataJSON": "%2$s", "attestationObject": "%3$s", "transports": ["internal"],
                      "publicKeyAlgorithm": -7}}\
        """
                .formatted(
                        credential,
                        base64(creation.clientData().toArray()),
                        base64(creation.attestation().toArray()));
    }

    /// What `toJSON` makes of a signature.
    public static String json(Assertion assertion) {
        var handle = assertion.userHandle();
        return """
        {"id": "%1$s", "rawId": "%1$s", "type": "public-key", "clientExtensionResults": {},
         "response": {"clientDataJSON": "%2$s", "authenticatorData": "%3$s", "signature": "%4$s",
                      "userHandle": %5$s}}\
        """
                .formatted(
                        assertion.credential(),
                        base64(assertion.clientData().toArray()),
                        base64(assertion.authenticatorData().toArray()),
                        base64(assertion.signature().toArray()),
                        handle == null ? "null" : '"' + handle + '"');
    }

    private Bytes clientData(String type, String challenge) {
        return Bytes.of(
                """
                {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":%s}\
                """
                        .formatted(type, challenge, origin, embedded)
                        .getBytes(UTF_8));
    }

    private byte[] head(int flags) {
        var told = count == 0 ? 0 : count++;
        return ByteBuffer.allocate(37)
                .put(sha256(relyingParty.getBytes(UTF_8)))
                .put((byte) (PRESENT | verified | synced | flags))
                .putInt(told)
                .array();
    }

    private byte[] signature(byte[] message) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(forges ? joined(message, bytes(0)) : message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// In 32 bytes, whatever it begins with.
    private static byte[] coordinate(BigInteger value) {
        var bytes = value.toByteArray();
        var fixed = new byte[32];
        var length = Math.min(bytes.length, fixed.length);
        System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
        return fixed;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (var i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String base64(byte[] content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }
}
