package org.mecene.security.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.time.Secrets;
import org.mecene.security.text.Base64Url;

/// A key of 256 bits by which the server makes secrets from texts. Any number of threads may use it
/// at once. It never shows itself.
public final class ServerKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecretKeySpec key;

    private ServerKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /// The key of a name, the same on every node; made when it is asked for the first time.
    public static ServerKey of(String name, ServerSecrets kept, Secrets secrets) {
        return Base64Url.decode(kept.of(name, secrets::next), BYTES)
                .map(ServerKey::new)
                .orElseThrow(() -> new IllegalStateException("Not a key of 256 bits: " + name));
    }

    /// A secret of 256 bits that only this key makes from this text: HMAC-SHA256 (RFC 2104), in the
    /// 43 characters of unpadded base64url.
    public String secretFrom(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64Url.encode(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", impossible);
        }
    }
}
