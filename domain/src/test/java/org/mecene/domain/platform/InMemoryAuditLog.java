package org.mecene.domain.platform;

import java.util.List;
import java.util.UUID;
import org.mecene.domain.testkit.InMemoryDatabase;
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

    /// What was done, oldest first.
    public List<Entry> entries() {
        return entries.all().toList();
    }
}
