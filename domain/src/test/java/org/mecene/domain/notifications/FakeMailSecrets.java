package org.mecene.domain.notifications;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// Makes secrets from names with a key that everybody knows.
public final class FakeMailSecrets implements MailSecrets {
    @Override
    public String of(String name) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(("fake" + name).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
