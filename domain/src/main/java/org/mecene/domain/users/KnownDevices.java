package org.mecene.domain.users;

import java.time.Instant;
import org.mecene.domain.identity.UserId;

/// The devices on which people signed in before. Writing needs an open transaction.
public interface KnownDevices {
    /// Notes that somebody signed in on a device. Of several who do so at once with a new one, one
    /// is told that it is new.
    Sight note(UserId user, DeviceName device, Instant now);

    /// Forgets all devices of a person.
    void forget(UserId user);

    enum Sight {
        /// The first device of this person.
        FIRST,
        /// Another than those before.
        NEW,
        KNOWN
    }
}
