package org.mecene.domain.users;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;

public final class InMemoryBans implements Bans {
    private final InMemoryDatabase database;
    private final Rows<UserId, Ban> bans;

    public InMemoryBans(InMemoryDatabase database) {
        this.database = database;
        this.bans = new Rows<>(database.transactions());
    }

    @Override
    public void put(Ban ban) {
        InMemoryDatabase.reference(database.users(), ban.user());
        bans.put(ban.user(), ban);
    }

    @Override
    public Optional<Ban> find(UserId user) {
        return bans.find(user);
    }

    @Override
    public void lift(UserId user) {
        bans.remove(user);
    }

    @Override
    public List<Ban> over(Instant now, int max) {
        database.transactions().requireOpen();
        return bans.where(ban -> ban.until() != null && !now.isBefore(ban.until()))
                .limit(max)
                .toList();
    }
}
