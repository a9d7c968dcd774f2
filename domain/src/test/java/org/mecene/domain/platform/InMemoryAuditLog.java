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
    private final Rows<UUID, Entry> entries;

    public InMemoryAuditLog(InMemoryDatabase database) {
        this.entries = new Rows<>(database.transactions());
    }

    @Override
    public void add(Entry entry) {
        entries.add(entry.id(), entry);
    }

    @Override
    public Page<Entry> list(@Nullable UserId by, @Nullable UUID subject, PageRequest page) {
        return Pages.descending(
                entries.where(entry ->
                        (by == null || by.equals(entry.by()))
                                && (subject == null || subject.equals(entry.subject()))),
                entry -> Cursor.at(entry.at(), entry.id()),
                page);
    }

    /// What was done, oldest first.
    public List<Entry> entries() {
        return entries.all().toList();
    }
}
