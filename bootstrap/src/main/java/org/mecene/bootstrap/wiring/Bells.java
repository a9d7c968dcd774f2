package org.mecene.bootstrap.wiring;

import org.mecene.bootstrap.worker.Bell;

/// What the adapters ring when they stored something for a worker.
record Bells(Bell notices, Bell events, Bell mails, Bell webhooks) {
    static Bells silent() {
        return new Bells(new Bell(), new Bell(), new Bell(), new Bell());
    }
}
