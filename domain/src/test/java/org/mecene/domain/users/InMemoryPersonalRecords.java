package org.mecene.domain.users;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;

/// The records that a test puts in.
public final class InMemoryPersonalRecords implements PersonalRecords {
    private final List<Kept> kept = new CopyOnWriteArrayList<>();

    private record Kept(UserId person, Kind kind, Entry entry) {}

    public void put(UserId person, Kind kind, UUID key, String json) {
        kept.add(new Kept(person, kind, new Entry(key, json)));
    }

    @Override
    public List<Entry> read(UserId person, Kind kind, @Nullable UUID after, int max) {
        return kept.stream()
                .filter(one -> one.person().equals(person) && one.kind() == kind)
                .map(Kept::entry)
                .sorted((a, b) -> text(a).compareTo(text(b)))
                .filter(entry -> after == null || text(entry).compareTo(after.toString()) > 0)
                .limit(max)
                .toList();
    }

    /// Compared as text, because `UUID` takes its halves for signed numbers.
    private static String text(Entry entry) {
        return entry.key().toString();
    }
}
