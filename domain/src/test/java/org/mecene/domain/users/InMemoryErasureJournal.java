package org.mecene.domain.users;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.mecene.domain.identity.UserId;

public final class InMemoryErasureJournal implements ErasureJournal {
    private final Set<UserId> noted = ConcurrentHashMap.newKeySet();

    @Override
    public void note(UserId person) {
        noted.add(person);
    }

    @Override
    public void read(Consumer<List<UserId>> batches) {
        var all = new ArrayList<>(noted);
        for (var from = 0; from < all.size(); from += BATCH) {
            batches.accept(List.copyOf(all.subList(from, Math.min(from + BATCH, all.size()))));
        }
    }
}
