package org.mecene.domain.users;

import java.util.List;
import java.util.function.Consumer;
import org.mecene.domain.identity.UserId;

/// Who was erased, by their ids alone, kept where a restored backup of the database does not reach:
/// there it is read that somebody is to be erased again (rules.md G3). Nothing is ever removed from
/// it. Safe for use by many threads and nodes.
public interface ErasureJournal {
    /// How many are handed out at once.
    int BATCH = 500;

    /// Notes somebody; to note them again does no harm. When it returns, the note is durable.
    ///
    /// @throws StoreUnavailable when it cannot be written now
    void note(UserId person);

    /// Hands out everybody who was noted, each once, in no particular order and at most [#BATCH] at
    /// a time.
    ///
    /// @throws StoreUnavailable when it cannot be read now
    void read(Consumer<List<UserId>> batches);
}
