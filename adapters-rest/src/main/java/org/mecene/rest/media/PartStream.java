package org.mecene.rest.media;

import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mecene.rest.problem.HttpProblem;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;

/// Cuts a multipart body into its parts while it comes in. It holds one buffer, whatever the body's
/// size, and gives up on a client that sends too slowly.
final class PartStream {
    private static final int BUFFER = 16 * 1_024;
    private static final int MOST_HEAD_BYTES = 8 * 1_024;
    private static final int LONGEST_BOUNDARY = 70;
    private static final long PATIENCE_SECONDS = 15;
    private static final long LEAST_BYTES_PER_SECOND = 2_048;

    private final InputStream body;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private final long begunAt = System.nanoTime();
    private int from;
    private int to;
    private long received;
    private boolean begun;

    PartStream(InputStream body, String boundary) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // The first boundary may stand at the very beginning, without a line end before it.
        buffer[to++] = '\r';
        buffer[to++] = '\n';
    }

    /// @throws HttpProblem 400 when the type names no boundary
    static String boundary(@Nullable String contentType) {
        try {
            var boundary =
                    contentType == null
                            ? null
                            : MediaType.valueOf(contentType).getParameters().get("boundary");
            if (boundary != null && !boundary.isEmpty() && boundary.length() <= LONGEST_BOUNDARY) {
                return boundary;
            }
        } catch (IllegalArgumentException _) {
            // Answered below, like a type without a boundary.
        }
        throw malformed();
    }

    /// Goes to the next part, past whatever is left of this one.
    ///
    /// @return null after the last part
    @Nullable PartHead next() {
        if (!begun) {
            begun = true;
            if (!copy(OutputStream.nullOutputStream(), BUFFER)) {
                throw malformed();
            }
        }
        var first = read();
        var second = read();
        if (first == '-' && second == '-') {
            return null;
        }
        if (first != '\r' || second != '\n') {
            throw malformed();
        }
        return PartHead.of(headLines());
    }

    /// Copies the content of this part, up to the boundary that ends it.
    ///
    /// @return false when it is longer than `max`; then the copy is incomplete
    boolean copy(OutputStream out, long max) {
        var copied = 0L;
        while (true) {
            var end = find();
            var isEnd = end >= 0;
            // What may be the beginning of a boundary stays until more has come.
            var safe = isEnd ? end : Math.max(from, to - delimiter.length + 1);
            copied += safe - from;
            if (copied > max) {
                return false;
            }
            write(out, safe);
            if (isEnd) {
                from += delimiter.length;
                return true;
            }
            if (fill() < 0) {
                throw malformed();
            }
        }
    }

    private void write(OutputStream out, int end) {
        try {
            out.write(buffer, from, end - from);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        from = end;
    }

    private int find() {
        for (var at = from; at <= to - delimiter.length; at++) {
            if (buffer[at] == delimiter[0] && matchesAt(at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean matchesAt(int at) {
        for (var i = 1; i < delimiter.length; i++) {
            if (buffer[at + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    private List<String> headLines() {
        var lines = new ArrayList<String>();
        var line = new byte[MOST_HEAD_BYTES];
        var length = 0;
        for (var seen = 0; seen < MOST_HEAD_BYTES; seen++) {
            var b = read();
            if (b != '\n') {
                line[length++] = (byte) b;
                continue;
            }
            if (length > 0 && line[length - 1] == '\r') {
                length--;
            }
            if (length == 0) {
                return lines;
            }
            lines.add(new String(line, 0, length, StandardCharsets.UTF_8));
            length = 0;
        }
        throw malformed();
    }

    private int read() {
        if (from == to && fill() < 0) {
            throw malformed();
        }
        return buffer[from++];
    }

    /// Makes room and waits for more.
    private int fill() {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        try {
            var count = body.read(buffer, to, buffer.length - to);
            to += Math.max(count, 0);
            received += Math.max(count, 0);
            requirePace();
            return count;
        } catch (IOException broken) {
            throw malformed();
        }
    }

    private void requirePace() {
        var seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begunAt);
        if (seconds > PATIENCE_SECONDS && received / seconds < LEAST_BYTES_PER_SECOND) {
            throw Problem.of(ProblemCode.REQUEST_TIMEOUT).toException();
        }
    }

    private static HttpProblem malformed() {
        return Problem.of(ProblemCode.MALFORMED_MULTIPART).toException();
    }
}
