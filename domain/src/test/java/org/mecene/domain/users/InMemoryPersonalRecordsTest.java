package org.mecene.domain.users;

import org.mecene.domain.testkit.InMemoryPorts;
import org.mecene.domain.testkit.Ports;
import org.mecene.domain.users.PersonalRecords.Kind;

final class InMemoryPersonalRecordsTest implements PersonalRecordsContract {
    private final Ports ports = InMemoryPorts.empty();
    private final InMemoryPersonalRecords records = new InMemoryPersonalRecords();

    @Override
    public Ports ports() {
        return ports;
    }

    @Override
    public PersonalRecords records() {
        return records;
    }

    @Override
    public void follows(User person, User creator) {
        records.put(person.id(), Kind.FOLLOWS, creator.id().value(), "{}");
    }
}
