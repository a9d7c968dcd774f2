package org.mecene.application.users;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaItem;
import org.mecene.domain.media.MediaItems;
import org.mecene.domain.media.MediaStore;
import org.mecene.domain.media.MediaStore.Stored;
import org.mecene.domain.media.StorageKey;
import org.mecene.domain.media.Variant;
import org.mecene.domain.users.PersonalRecords;
import org.mecene.domain.users.PersonalRecords.Entry;
import org.mecene.domain.users.PersonalRecords.Kind;

/// All that is kept of one person, read a page at a time while somebody writes it out: nothing of
/// it is ever held whole, and no connection while the reader is slow. It is no picture of one
/// moment; what changes meanwhile may be in it as it was or as it is.
public final class Export {
    private static final int PAGE = 500;

    private final UserId person;
    private final PersonalRecords records;
    private final MediaItems items;
    private final MediaStore store;

    Export(UserId person, PersonalRecords records, MediaItems items, MediaStore store) {
        this.person = person;
        this.records = records;
        this.items = items;
        this.store = store;
    }

    /// Takes one after the other.
    public interface Sink<T> {
        void accept(T one) throws IOException;
    }

    /// A file as its owner uploaded it.
    public record File(MediaItem item, Stored content) {}

    public UserId person() {
        return person;
    }

    /// Every record of a kind, as JSON objects.
    public void records(Kind kind, Sink<String> sink) throws IOException {
        pages(
                kind,
                page -> {
                    for (var entry : page) {
                        sink.accept(entry.json());
                    }
                });
    }

    /// Every file that is whole. One that is removed meanwhile is left out.
    ///
    /// @throws MediaStore.StoreUnavailable when the store does not answer
    public void files(Sink<File> sink) throws IOException {
        pages(
                Kind.MEDIA,
                page -> {
                    var ids = page.stream().map(entry -> new MediaId(entry.key())).toList();
                    for (var item : items.findAll(ids)) {
                        file(item, sink);
                    }
                });
    }

    private void file(MediaItem item, Sink<File> sink) throws IOException {
        if (!item.owner().equals(person) || !item.variants().contains(Variant.ORIGINAL)) {
            return;
        }
        var stored = store.find(StorageKey.of(item.id(), Variant.ORIGINAL));
        if (stored.isPresent()) {
            sink.accept(new File(item, stored.get()));
        }
    }

    private void pages(Kind kind, Sink<List<Entry>> sink) throws IOException {
        @Nullable UUID after = null;
        List<Entry> page;
        do {
            page = records.read(person, kind, after, PAGE);
            if (!page.isEmpty()) {
                sink.accept(page);
                after = page.getLast().key();
            }
        } while (page.size() == PAGE);
    }
}
