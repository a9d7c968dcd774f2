package org.mecene.bootstrap.command;

import java.security.SecureRandom;
import org.mecene.bootstrap.configuration.Configuration;
import org.mecene.bootstrap.wiring.Store;
import org.mecene.security.time.SecureSecrets;

/// Opens the database for a command.
final class Stores {
    private Stores() {}

    static Store open(Configuration configuration) {
        return Store.open(configuration, new SecureSecrets(new SecureRandom()));
    }
}
