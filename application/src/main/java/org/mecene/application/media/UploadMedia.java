package org.mecene.application.media;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaItem;
import org.mecene.domain.media.MediaItems;
import org.mecene.domain.media.MediaProcessor;
import org.mecene.domain.media.MediaProcessor.Prepared;
import org.mecene.domain.media.MediaRights.Sight;
import org.mecene.domain.media.MediaStore;
import org.mecene.domain.media.StorageKey;
import org.mecene.domain.media.Variant;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;

/// Takes a file that somebody uploaded: finds out what it is, makes its forms, stores them, and
/// only then knows of it. A crash in between leaves objects without a row, which nobody can reach,
/// and never a row without its objects.
public final class UploadMedia {
    private final Transactions transactions;
    private final MediaItems items;
    private final MediaStore store;
    private final MediaProcessor processor;
    private final MediaLinks links;
    private final Ids ids;
    private final InstantSource clock;

    public UploadMedia(
            Transactions transactions,
            MediaItems items,
            MediaStore store,
            MediaProcessor processor,
            MediaLinks links,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.items = items;
        this.store = store;
        this.processor = processor;
        this.links = links;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param file where the upload was received; the caller removes it
    /// @param fileName what the client calls it, for downloads only
    /// @param declaredType what the client says it is
    public record Command(Path file, String fileName, String declaredType) {}

    /// @throws Refused with a [MediaRefusal]
    public MediaView handle(Actor actor, Command command) {
        var owner = actor.requireSignedIn().id();
        var id = new MediaId(ids.next());
        try (var prepared = processor.prepare(command.file(), command.declaredType())) {
            for (var form : prepared.forms()) {
                store.put(StorageKey.of(id, form.variant()), form.file(), form.contentType());
            }
            var item = item(id, owner, command.fileName(), prepared);
            transactions.run(() -> items.add(item));
            return links.view(item, Sight.FULL);
        }
    }

    private MediaItem item(MediaId id, UserId owner, String fileName, Prepared prepared) {
        var variants = EnumSet.noneOf(Variant.class);
        var originalSize = 0L;
        for (var form : prepared.forms()) {
            variants.add(form.variant());
            originalSize = form.variant() == Variant.ORIGINAL ? form.sizeBytes() : originalSize;
        }
        return new MediaItem(
                id,
                owner,
                prepared.kind(),
                prepared.contentType(),
                fileName,
                originalSize,
                prepared.width(),
                prepared.height(),
                null,
                MediaItem.Status.READY,
                variants,
                clock.instant());
    }
}
