package org.mecene.security.testkit;

import org.mecene.domain.platform.InMemoryServerSecrets;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.InMemoryTransactions;
import org.mecene.domain.testkit.TestClock;

/// What a server keeps of its secrets.
public final class Kept {
    private Kept() {}

    /// A server that was never started.
    public static ServerSecrets nothing() {
        return new InMemoryServerSecrets(
                InMemoryDatabase.empty(new InMemoryTransactions(), new TestClock()));
    }
}
