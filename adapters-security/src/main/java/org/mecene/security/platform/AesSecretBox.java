package org.mecene.security.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.mecene.domain.platform.SecretBox;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.time.Secrets;
import org.mecene.security.text.Base64Url;

/// Seals with AES-256-GCM under a key of the server that nothing else uses; the purpose is bound to
/// the text as associated data. Any number of threads may use it at once. Reads the key once, when
/// it is made.
///
/// A sealed text is `v1.` and the base64url of a random nonce of 96 bits and the ciphertext. So
/// many texts as people have second factors are far from the number at which nonces repeat.
public final class AesSecretBox implements SecretBox {
    private static final String KEY_NAME = "secret-box-key";
    private static final String PREFIX = "v1.";
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;

    public AesSecretBox(ServerSecrets kept, Secrets secrets, SecureRandom random) {
        var bytes =
                Base64Url.decode(kept.of(KEY_NAME, secrets::next), KEY_BYTES)
                        .orElseThrow(() ->
                                new IllegalStateException("Not a key of 256 bits: " + KEY_NAME));
        this.key = new SecretKeySpec(bytes, "AES");
        this.random = random;
    }

    @Override
    public String seal(String purpose, String plain) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, purpose);
            var text = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            var sealed = ByteBuffer.allocate(NONCE_BYTES + text.length).put(nonce).put(text);
            return PREFIX + Base64Url.encode(sealed.array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has AES-GCM", impossible);
        }
    }

    @Override
    public String open(String purpose, String sealed) {
        if (!sealed.startsWith(PREFIX)) {
            throw notOurs();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(sealed.substring(PREFIX.length()));
            if (bytes.length < NONCE_BYTES) {
                throw notOurs();
            }
            var nonce = new byte[NONCE_BYTES];
            var text = ByteBuffer.wrap(bytes).get(nonce);
            var cipher = cipher(Cipher.DECRYPT_MODE, nonce, purpose);
            var plain = new byte[cipher.getOutputSize(text.remaining())];
            var length = cipher.doFinal(bytes, NONCE_BYTES, text.remaining(), plain);
            return new String(plain, 0, length, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            throw notOurs();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static IllegalArgumentException notOurs() {
        return new IllegalArgumentException("Not sealed by this server for this purpose");
    }
}
