package org.mecene.domain.users;

import java.time.Instant;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;

public final class InMemoryKnownDevices implements KnownDevices {
    private final InMemoryDatabase database;
    private final Rows<Key, Instant> devices;

    public InMemoryKnownDevices(InMemoryDatabase database) {
        this.database = database;
        this.devices = new Rows<>(database.transactions());
    }

    private record Key(UserId user, DeviceName device) {}

    @Override
    public Sight note(UserId user, DeviceName device, Instant now) {
        database.transactions().requireOpen();
        InMemoryDatabase.reference(database.users(), user);
        var isFirst = devices.keys().noneMatch(key -> key.user().equals(user));
        var key = new Key(user, device);
        var isKnown = devices.has(key);
        devices.put(key, now);
        if (isFirst) {
            return Sight.FIRST;
        }
        return isKnown ? Sight.KNOWN : Sight.NEW;
    }

    @Override
    public void forget(UserId user) {
        database.transactions().requireOpen();
        devices.keys().filter(key -> key.user().equals(user)).forEach(devices::remove);
    }
}
