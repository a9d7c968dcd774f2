package org.mecene.storage.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.mecene.domain.identity.Id;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaStore.StoreUnavailable;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.users.ErasureJournal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One empty file for each id: it is there or not, whatever crashes, and several processes may
/// share the directory.
public final class LocalErasureJournal implements ErasureJournal {
    private static final Logger LOG = LoggerFactory.getLogger(LocalErasureJournal.class);

    private final Path directory;

    /// @param directory made when it is missing; not within what is restored with the database
    public LocalErasureJournal(Path directory) {
        this.directory = directory;
    }

    @Override
    public void note(UserId person) {
        try {
            Files.createDirectories(directory);
            // The name of the new file is durable when its directory is.
            Files.createFile(directory.resolve(person.toString()));
            ObjectFiles.force(directory);
        } catch (FileAlreadyExistsException _) {
            // Noted before.
        } catch (IOException failure) {
            throw unavailable(failure);
        }
    }

    @Override
    public void read(Consumer<List<UserId>> batches) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.newDirectoryStream(directory)) {
            var batch = new ArrayList<UserId>(BATCH);
            for (var file : files) {
                add(file.getFileName().toString(), batch);
                if (batch.size() == BATCH) {
                    batches.accept(List.copyOf(batch));
                    batch.clear();
                }
            }
            if (!batch.isEmpty()) {
                batches.accept(List.copyOf(batch));
            }
        } catch (DirectoryIteratorException failure) {
            throw unavailable(new IOException(failure));
        } catch (IOException failure) {
            throw unavailable(failure);
        }
    }

    private static void add(String name, List<UserId> batch) {
        try {
            batch.add(Id.parse(name, UserId::new));
        } catch (InvalidValue _) {
            LOG.warn("A file among the erasures is none of ours");
        }
    }

    private static StoreUnavailable unavailable(IOException cause) {
        return new StoreUnavailable(new UncheckedIOException(cause));
    }
}
