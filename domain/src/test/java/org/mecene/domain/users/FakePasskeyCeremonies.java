package org.mecene.domain.users;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.mecene.domain.text.Bytes;

/// Checks all that [EmulatedAuthenticator] answers, and reads nothing else: places are fixed where
/// the standard has a grammar.
public final class FakePasskeyCeremonies implements PasskeyCeremonies {
    private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([^\"]*)\"");
    private static final int PRESENT_AND_VERIFIED = 0x05;
    private static final int HEAD = 37;
    private static final int KEY = 77;

    private final String relyingParty;
    private final Set<String> origins;

    public FakePasskeyCeremonies(String relyingParty, Set<String> origins) {
        this.relyingParty = relyingParty;
        this.origins = Set.copyOf(origins);
    }

    @Override
    public String relyingParty() {
        return relyingParty;
    }

    @Override
    public Optional<String> challengeOf(Bytes clientData) {
        var found = CHALLENGE.matcher(text(clientData));
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    @Override
    public Optional<Made> made(Creation creation, String challenge) {
        var attestation = creation.attestation().toArray();
        var at = new String(attestation, ISO_8859_1);
        var start = at.indexOf("authData") + "authData".length() + 2;
        if (!at.contains("authData") || attestation.length < start + HEAD + 18 + KEY) {
            return Optional.empty();
        }
        var data = Arrays.copyOfRange(attestation, start, attestation.length);
        if (!isFor(creation.clientData(), "webauthn.create", challenge) || !isSound(data)) {
            return Optional.empty();
        }
        var length = ByteBuffer.wrap(data).getShort(HEAD + 16);
        var credential = Arrays.copyOfRange(data, HEAD + 18, HEAD + 18 + length);
        var key = Arrays.copyOfRange(data, data.length - KEY, data.length);
        return Optional.of(
                new Made(
                        Base64.getUrlEncoder().withoutPadding().encodeToString(credential),
                        Bytes.of(key),
                        count(data)));
    }

    @Override
    public OptionalLong signed(Assertion assertion, Passkey passkey, String challenge) {
        var data = assertion.authenticatorData().toArray();
        var isSigned =
                data.length == HEAD
                        && isFor(assertion.clientData(), "webauthn.get", challenge)
                        && isSound(data)
                        && isSignedBy(passkey.publicKey().toArray(), assertion);
        return isSigned ? OptionalLong.of(count(data)) : OptionalLong.empty();
    }

    private boolean isFor(Bytes clientData, String type, String challenge) {
        var text = text(clientData);
        return text.contains("\"crossOrigin\":false")
                && text.contains("\"type\":\"" + type + '"')
                && text.contains("\"challenge\":\"" + challenge + '"')
                && origins.stream().anyMatch(it -> text.contains("\"origin\":\"" + it + '"'));
    }

    private boolean isSound(byte[] data) {
        return Arrays.equals(sha256(relyingParty.getBytes(UTF_8)), Arrays.copyOf(data, 32))
                && (data[32] & PRESENT_AND_VERIFIED) == PRESENT_AND_VERIFIED;
    }

    private static long count(byte[] data) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(data).getInt(33));
    }

    private static boolean isSignedBy(byte[] key, Assertion assertion) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(publicKey(key));
            signature.update(assertion.authenticatorData().toArray());
            signature.update(sha256(assertion.clientData().toArray()));
            return signature.verify(assertion.signature().toArray());
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static PublicKey publicKey(byte[] key) throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        var x = new BigInteger(1, Arrays.copyOfRange(key, 10, 42));
        var y = new BigInteger(1, Arrays.copyOfRange(key, 45, KEY));
        return KeyFactory.getInstance("EC")
                .generatePublic(
                        new ECPublicKeySpec(
                                new ECPoint(x, y),
                                parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(Bytes content) {
        return new String(content.toArray(), UTF_8);
    }
}
