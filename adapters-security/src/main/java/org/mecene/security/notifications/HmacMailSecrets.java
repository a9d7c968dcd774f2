package org.mecene.security.notifications;

import org.mecene.domain.notifications.MailSecrets;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.time.Secrets;
import org.mecene.security.platform.ServerKey;

/// Makes the secret of a mailed link from its name and a key that nothing else uses. Reads the key
/// once, when it is made itself.
public final class HmacMailSecrets implements MailSecrets {
    private static final String KEY_NAME = "mail-secrets-key";

    private final ServerKey key;

    public HmacMailSecrets(ServerSecrets kept, Secrets secrets) {
        this.key = ServerKey.of(KEY_NAME, kept, secrets);
    }

    @Override
    public String of(String name) {
        return key.secretFrom(name);
    }
}
