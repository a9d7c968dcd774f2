package org.mecene.domain.subscriptions;

import org.mecene.domain.testkit.InMemoryPorts;
import org.mecene.domain.testkit.Ports;

final class InMemoryTierChangesTest implements TierChangesContract {
    private final Ports ports = InMemoryPorts.empty();

    @Override
    public Ports ports() {
        return ports;
    }
}
