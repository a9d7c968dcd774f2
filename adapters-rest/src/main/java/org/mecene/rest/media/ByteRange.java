package org.mecene.rest.media;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;

/// The part of a file that is asked for (RFC 9110, 14). One range is served; several at once, or
/// one that cannot be read, get the whole.
///
/// @param first the first byte
/// @param last the last byte, included
record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /// @return null for the whole file
    /// @throws org.mecene.rest.problem.HttpProblem 416 when nothing of the range is there
    static @Nullable ByteRange in(@Nullable String header, long size) {
        if (header == null) {
            return null;
        }
        var range = ONE.matcher(header);
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return null;
        }
        if (range.group(1).isEmpty()) {
            var tail = Math.min(Long.parseLong(range.group(2)), size);
            return satisfiable(size - tail, size - 1, size);
        }
        var first = Long.parseLong(range.group(1));
        var last = range.group(2).isEmpty() ? size - 1 : Long.parseLong(range.group(2));
        // A range that ends before it begins is no range (14.1.2).
        return last < first && first < size
                ? null
                : satisfiable(first, Math.min(last, size - 1), size);
    }

    long length() {
        return last - first + 1;
    }

    private static ByteRange satisfiable(long first, long last, long size) {
        if (first >= size || first > last) {
            throw Problem.of(ProblemCode.RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + size)
                    .toException();
        }
        return new ByteRange(first, last);
    }
}
