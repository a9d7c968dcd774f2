package org.mecene.payment.sandbox;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.time.Secrets;
import org.mecene.payment.webhook.WebhookSignature;

/// The secret that the sandbox signs its webhooks with. It is the same on all nodes and never
/// changes, so it is asked for once, when it is first needed: at start the tables may not be there
/// yet.
final class WebhookKey {
    private static final String NAME = "sandbox-webhook";

    private final ServerSecrets serverSecrets;
    private final Secrets secrets;
    private volatile @Nullable WebhookSignature signature;

    WebhookKey(ServerSecrets serverSecrets, Secrets secrets) {
        this.serverSecrets = serverSecrets;
        this.secrets = secrets;
    }

    /// Two threads that come first both ask, and get the same.
    WebhookSignature signature() {
        var known = signature;
        if (known == null) {
            known = new WebhookSignature(serverSecrets.of(NAME, secrets::next));
            signature = known;
        }
        return known;
    }
}
