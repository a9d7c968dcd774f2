package org.mecene.domain.media;

import static org.mecene.domain.testkit.InMemoryDatabase.reference;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.testkit.InMemoryDatabase;

public final class InMemoryMediaItems implements MediaItems {
    private final InMemoryDatabase database;

    public InMemoryMediaItems(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(MediaItem item) {
        reference(database.users(), item.owner());
        database.mediaItems().add(item.id(), item);
    }

    @Override
    public Optional<MediaItem> find(MediaId id) {
        return database.mediaItems().find(id);
    }

    @Override
    public List<MediaItem> findAll(Collection<MediaId> ids) {
        return Set.copyOf(ids).stream().flatMap(id -> find(id).stream()).toList();
    }

    @Override
    public List<MediaItem> ofOwner(UserId owner, int max) {
        return database.mediaItems().where(item -> item.owner().equals(owner)).limit(max).toList();
    }

    @Override
    public void remove(MediaId id) {
        database.transactions().requireOpen();
        if (isUsed(id)) {
            throw new Refused(new MediaRefusal.InUse());
        }
        database.mediaItems().remove(id);
    }

    private boolean isUsed(MediaId id) {
        return database.users().all().anyMatch(user -> id.equals(user.profile().avatar()))
                || database.posts().all().anyMatch(post -> post.draft().media().contains(id))
                || database.campaigns()
                        .all()
                        .anyMatch(campaign ->
                                id.equals(campaign.pitch().cover())
                                        || campaign.pitch().media().contains(id));
    }
}
