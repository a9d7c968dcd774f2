package org.mecene.domain.users;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.identity.UserId;

/// Those who are shut out, at most one ban each. Writing needs an open transaction.
public interface Bans {
    /// Adds a ban; an earlier one of the same person is replaced.
    void put(Ban ban);

    Optional<Ban> find(UserId user);

    void lift(UserId user);

    /// Bans whose time is over; locked for this transaction, skipping those that another works on.
    List<Ban> over(Instant now, int max);
}
