package org.mecene.domain.users;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;

public final class InMemorySocialIdentities implements SocialIdentities {
    private final InMemoryDatabase database;
    private final Rows<SocialIdentity, Link> links;

    private record Link(SocialIdentity identity, UserId user, Instant at) {}

    public InMemorySocialIdentities(InMemoryDatabase database) {
        this.database = database;
        this.links = new Rows<>(database.transactions());
    }

    @Override
    public Optional<UserId> userOf(SocialIdentity identity) {
        return links.find(identity).map(Link::user);
    }

    @Override
    public List<Linked> of(UserId user) {
        return links.where(link -> link.user().equals(user))
                .sorted(Comparator.comparing(Link::at))
                .map(link -> new Linked(link.identity().provider(), link.at()))
                .toList();
    }

    @Override
    public void link(SocialIdentity identity, UserId user, Instant now) {
        InMemoryDatabase.reference(database.users(), user);
        var hasOne =
                of(user).stream().anyMatch(link -> link.provider().equals(identity.provider()));
        if (hasOne || links.has(identity)) {
            throw new Refused(new UserRefusal.IdentityTaken());
        }
        links.add(identity, new Link(identity, user, now));
    }

    @Override
    public void unlink(UserId user, String provider) {
        database.transactions().requireOpen();
        links.where(link -> link.user().equals(user))
                .map(Link::identity)
                .filter(identity -> identity.provider().equals(provider))
                .toList()
                .forEach(links::remove);
    }
}
