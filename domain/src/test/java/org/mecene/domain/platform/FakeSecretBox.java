package org.mecene.domain.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Seals so that a test can see that it was, and hides nothing.
public final class FakeSecretBox implements SecretBox {
    private static final String PREFIX = "sealed.";

    @Override
    public String seal(String purpose, String plain) {
        return PREFIX + encoded(purpose) + "." + encoded(plain);
    }

    @Override
    public String open(String purpose, String sealed) {
        var prefix = PREFIX + encoded(purpose) + ".";
        if (!sealed.startsWith(prefix)) {
            throw new IllegalArgumentException("Not sealed for this purpose");
        }
        var plain = Base64.getUrlDecoder().decode(sealed.substring(prefix.length()));
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
