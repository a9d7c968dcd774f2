package org.mecene.domain.platform;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Pages;
import org.mecene.domain.testkit.Rows;

public final class InMemoryAuditLog implements AuditLog {
    private final Rows<UUID, Kept> entries;
    private final Origins origins = new Origins();

    public InMemoryAuditLog(InMemoryDatabase database) {
        this.entries = new Rows<>(database.transactions());
    }

    @Override
    public void add(Entry entry) {
        entries.add(entry.id(), new Kept(entry, origins.current()));
    }

    @Override
    public Page<Kept> list(@Nullable UserId by, @Nullable UUID subject, PageRequest page) {
        return Pages.descending(
                entries.where(kept ->
                        (by == null || by.equals(kept.entry().by()))
                                && (subject == null || subject.equals(kept.entry().subject()))),
                kept -> Cursor.at(kept.entry().at(), kept.entry().id()),
                page);
    }

    /// What was done, oldest first.
    public List<Entry> entries() {
        return entries.all().map(Kept::entry).toList();
    }

    /// For whoever lets work in.
    public Origins origins() {
        return origins;
    }
}
