package org.mecene.domain.documents;

import org.mecene.domain.testkit.InMemoryPorts;
import org.mecene.domain.testkit.Ports;

final class InMemoryBillingBookTest implements BillingBookContract {
    private final Ports ports = InMemoryPorts.empty();

    @Override
    public Ports ports() {
        return ports;
    }
}
