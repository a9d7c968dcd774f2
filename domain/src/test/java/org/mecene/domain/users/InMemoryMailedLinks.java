package org.mecene.domain.users;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;

public final class InMemoryMailedLinks implements MailedLinks {
    private final InMemoryDatabase database;
    private final Rows<Key, MailedLink> links;

    public InMemoryMailedLinks(InMemoryDatabase database) {
        this.database = database;
        this.links = new Rows<>(database.transactions());
    }

    private record Key(UserId user, MailedLink.Purpose purpose) {
        private static Key of(MailedLink link) {
            return new Key(link.user(), link.purpose());
        }
    }

    @Override
    public void put(MailedLink link) {
        InMemoryDatabase.reference(database.users(), link.user());
        links.put(Key.of(link), link);
    }

    @Override
    public Optional<MailedLink> find(TokenHash token, MailedLink.Purpose purpose) {
        return links.where(link -> link.token().equals(token) && link.purpose() == purpose)
                .findFirst();
    }

    @Override
    public Optional<MailedLink> take(TokenHash token, MailedLink.Purpose purpose) {
        database.transactions().requireOpen();
        var found = find(token, purpose);
        found.ifPresent(link -> links.remove(Key.of(link)));
        return found;
    }

    @Override
    public void forget(UserId user) {
        database.transactions().requireOpen();
        remove(links.where(link -> link.user().equals(user)).toList());
    }

    @Override
    public int forgetExpired(Instant now) {
        database.transactions().requireOpen();
        var expired = links.where(link -> !now.isBefore(link.expiresAt())).toList();
        remove(expired);
        return expired.size();
    }

    private void remove(List<MailedLink> gone) {
        gone.forEach(link -> links.remove(Key.of(link)));
    }
}
