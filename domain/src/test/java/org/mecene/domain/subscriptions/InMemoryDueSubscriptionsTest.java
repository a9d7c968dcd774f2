package org.mecene.domain.subscriptions;

import org.mecene.domain.testkit.InMemoryPorts;
import org.mecene.domain.testkit.Ports;

final class InMemoryDueSubscriptionsTest implements DueSubscriptionsContract {
    private final Ports ports = InMemoryPorts.empty();

    @Override
    public Ports ports() {
        return ports;
    }
}
