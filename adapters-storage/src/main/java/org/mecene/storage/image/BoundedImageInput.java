package org.mecene.storage.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import javax.imageio.stream.ImageInputStreamImpl;

/// A file as ImageIO reads it, for a limited time. Decoders ask for more bytes all along their
/// work, so this stops one that a small file keeps busy, such as a JPEG of thousands of scans,
/// where no listener would be called.
final class BoundedImageInput extends ImageInputStreamImpl {
    private final FileChannel channel;
    private final long deadlineNanos;
    private final byte[] buffer = new byte[8_192];
    private long bufferStart;
    private int bufferLength;

    private BoundedImageInput(FileChannel channel, long deadlineNanos) {
        this.channel = channel;
        this.deadlineNanos = deadlineNanos;
    }

    static BoundedImageInput open(Path file, Duration time) throws IOException {
        return new BoundedImageInput(
                FileChannel.open(file, StandardOpenOption.READ),
                System.nanoTime() + time.toNanos());
    }

    @Override
    public int read() throws IOException {
        checkClosed();
        bitOffset = 0;
        if (!isBuffered()) {
            return -1;
        }
        var value = buffer[(int) (streamPos - bufferStart)] & 0xff;
        streamPos++;
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        checkClosed();
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        checkTime();
        if (!isBuffered()) {
            return -1;
        }
        var from = (int) (streamPos - bufferStart);
        var count = Math.min(length, bufferLength - from);
        System.arraycopy(buffer, from, target, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        try {
            return channel.size();
        } catch (IOException _) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        channel.close();
    }

    private boolean isBuffered() throws IOException {
        if (streamPos >= bufferStart && streamPos < bufferStart + bufferLength) {
            return true;
        }
        checkTime();
        bufferStart = streamPos;
        bufferLength = Math.max(0, channel.read(ByteBuffer.wrap(buffer), streamPos));
        return bufferLength > 0;
    }

    private void checkTime() throws IOException {
        if (System.nanoTime() - deadlineNanos > 0) {
            throw new IOException("The image takes too long to decode");
        }
    }
}
