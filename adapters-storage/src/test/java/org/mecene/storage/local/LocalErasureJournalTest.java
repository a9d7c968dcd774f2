package org.mecene.storage.local;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.mecene.domain.users.ErasureJournal;
import org.mecene.domain.users.ErasureJournalContract;

class LocalErasureJournalTest implements ErasureJournalContract {
    @TempDir private Path directory;

    /// A new one each time: what was noted is on the disk.
    @Override
    public ErasureJournal journal() {
        return new LocalErasureJournal(directory.resolve("erasures"));
    }
}
