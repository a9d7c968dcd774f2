package org.mecene.storage.local;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// The first line of a stored file: its content type. It is in the file, not beside it, so that one
/// rename replaces both.
///
/// @param length in bytes, the line's end included
record ObjectHeader(String contentType, int length) {
    private static final int MAX_LENGTH = 128;

    static ByteBuffer of(String contentType) {
        var line = ByteBuffer.wrap((contentType + "\n").getBytes(US_ASCII));
        if (line.limit() > MAX_LENGTH || contentType.isEmpty() || !isPrintable(contentType)) {
            throw new IllegalArgumentException("Not a content type");
        }
        return line;
    }

    static ObjectHeader read(FileChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(MAX_LENGTH);
        while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) >= 0) {
            // A read may give less than asked for.
        }
        for (var i = 0; i < buffer.position(); i++) {
            if (buffer.get(i) == '\n') {
                return new ObjectHeader(new String(buffer.array(), 0, i, US_ASCII), i + 1);
            }
        }
        throw new IOException("A stored file does not begin with its content type");
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
