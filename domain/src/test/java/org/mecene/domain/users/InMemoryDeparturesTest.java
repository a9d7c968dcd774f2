package org.mecene.domain.users;

import org.mecene.domain.testkit.InMemoryPorts;
import org.mecene.domain.testkit.Ports;

final class InMemoryDeparturesTest implements DeparturesContract {
    private final Ports ports = InMemoryPorts.empty();

    @Override
    public Ports ports() {
        return ports;
    }
}
