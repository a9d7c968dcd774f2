package org.mecene.storage.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import javax.imageio.stream.ImageInputStreamImpl;

/// A file as ImageIO reads it, for a limited time. Decoders ask for more bytes all along their
/// work, whereas not all of them tell a listener how far they are or stop when they are told to.
final class BoundedImageInput extends ImageInputStreamImpl {
    /// More than any decoder reads ahead.
    private static final int MOST_PAST_END = 1_000;

    private final FileChannel channel;
    private final long size;
    private final byte[] buffer = new byte[8_192];
    private long deadlineNanos = System.nanoTime();
    private long bufferStart;
    private int bufferLength;
    private int asksPastEnd;

    private BoundedImageInput(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    static BoundedImageInput open(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new BoundedImageInput(channel, channel.size());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// Gives so much time from now on; before the first time, there is none.
    void allow(Duration time) {
        deadlineNanos = System.nanoTime() + time.toNanos();
    }

    @Override
    public int read() throws IOException {
        checkClosed();
        bitOffset = 0;
        if (!isBuffered()) {
            return -1;
        }
        if (streamPos == bufferStart) {
            checkTime();
        }
        var value = buffer[(int) (streamPos - bufferStart)] & 0xff;
        streamPos++;
        return value;
    }

    /// Gives all that was asked for: the decoders' way to read a number takes a shorter answer for
    /// the end of the file.
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        checkClosed();
        checkTime();
        bitOffset = 0;
        var given = 0;
        while (given < length && isBuffered()) {
            var from = (int) (streamPos - bufferStart);
            var count = Math.min(length - given, bufferLength - from);
            System.arraycopy(buffer, from, target, offset + given, count);
            streamPos += count;
            given += count;
        }
        return given == 0 && length > 0 ? -1 : given;
    }

    @Override
    public long length() {
        return size;
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
        if (streamPos >= size) {
            refuseToGoOn();
            return false;
        }
        bufferStart = streamPos;
        bufferLength = Math.max(0, channel.read(ByteBuffer.wrap(buffer), streamPos));
        return bufferLength > 0;
    }

    /// Some decoders take the end of the file for zeros, and go on for as long as the picture's
    /// size tells them to.
    private void refuseToGoOn() throws IOException {
        asksPastEnd++;
        if (asksPastEnd > MOST_PAST_END) {
            throw new IOException("The image goes on behind its end");
        }
    }

    private void checkTime() throws IOException {
        if (System.nanoTime() - deadlineNanos > 0) {
            throw new IOException("The image takes too long to decode");
        }
    }
}
