package org.mecene.storage.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mecene.domain.media.MediaStore.Stored;

record ObjectFile(Path path, long sizeBytes, String contentType) implements Stored {
    /// The header is read again: the file may have been replaced since it was found.
    @Override
    public InputStream open(long from) throws IOException {
        if (from < 0) {
            throw new IllegalArgumentException("A file begins at 0");
        }
        var channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            channel.position(Math.addExact(ObjectHeader.read(channel).length(), from));
            return Channels.newInputStream(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }
}
