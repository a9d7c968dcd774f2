package org.mecene.application.media;

import org.mecene.domain.identity.Actor;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaItem;
import org.mecene.domain.media.MediaItems;
import org.mecene.domain.media.MediaStore;
import org.mecene.domain.media.StorageKey;
import org.mecene.domain.transactions.Transactions;

/// Removes a file that nothing shows. The row goes first, so that nobody can come to a file whose
/// bytes are half gone.
public final class RemoveMedia {
    private final Transactions transactions;
    private final MediaItems items;
    private final MediaStore store;

    public RemoveMedia(Transactions transactions, MediaItems items, MediaStore store) {
        this.transactions = transactions;
        this.items = items;
        this.store = store;
    }

    /// Removes a file of the caller's. One that is gone already, or was never theirs, is fine:
    /// nothing of theirs is left.
    ///
    /// @throws Refused with [MediaRefusal.InUse]
    public void handle(Actor actor, MediaId id) {
        var owner = actor.requireSignedIn().id();
        items.find(id).filter(item -> item.owner().equals(owner)).ifPresent(this::remove);
    }

    private void remove(MediaItem item) {
        transactions.run(() -> items.remove(item.id()));
        item.variants().forEach(variant -> store.delete(StorageKey.of(item.id(), variant)));
    }
}
