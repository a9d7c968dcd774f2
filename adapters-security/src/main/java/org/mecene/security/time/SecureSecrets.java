package org.mecene.security.time;

import java.security.SecureRandom;
import org.mecene.domain.time.Secrets;
import org.mecene.security.text.Base64Url;

/// Secrets from the system's source of randomness. Any number of threads may ask at once.
public final class SecureSecrets implements Secrets {
    private static final int BYTES = 32;

    private final SecureRandom random;

    public SecureSecrets(SecureRandom random) {
        this.random = random;
    }

    @Override
    public String next() {
        var secret = new byte[BYTES];
        random.nextBytes(secret);
        return Base64Url.encode(secret);
    }
}
