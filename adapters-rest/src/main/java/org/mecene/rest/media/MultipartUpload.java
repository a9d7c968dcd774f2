package org.mecene.rest.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.media.MediaRefusal;
import org.mecene.domain.media.MediaStore.StoreUnavailable;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.refusal.Validation;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;

/// The part `file` of a `multipart/form-data` body (RFC 7578), streamed to a temporary file, which
/// is removed by closing this. What comes after that part is not read.
final class MultipartUpload implements AutoCloseable {
    private static final String FIELD = "file";
    private static final int MOST_PARTS = 10;
    private static final long MOST_SKIPPED = 64 * 1_024L;

    private final Path file;
    private final PartHead head;

    private MultipartUpload(Path file, PartHead head) {
        this.file = file;
        this.head = head;
    }

    /// @param contentType the header of the whole body, with the boundary
    /// @throws org.mecene.rest.problem.HttpProblem 400 for a body that is not well-formed, 408 for
    ///   one that comes too slowly
    /// @throws Refused with [MediaRefusal.TooLarge], or `InvalidInput` when there is no file
    static MultipartUpload receive(InputStream body, @Nullable String contentType, long maxBytes) {
        var parts = new PartStream(body, PartStream.boundary(contentType));
        for (var count = 0; count < MOST_PARTS; count++) {
            var head = parts.next();
            if (head == null) {
                throw Validation.refused(FIELD, FieldError.Code.REQUIRED);
            }
            if (FIELD.equals(head.name())) {
                return new MultipartUpload(store(parts, maxBytes), head);
            }
            if (!parts.copy(OutputStream.nullOutputStream(), MOST_SKIPPED)) {
                throw malformed();
            }
        }
        throw malformed();
    }

    Path file() {
        return file;
    }

    String fileName() {
        return head.fileName();
    }

    String contentType() {
        return head.contentType();
    }

    @Override
    public void close() {
        delete(file);
    }

    private static Path store(PartStream parts, long maxBytes) {
        Path file = null;
        var isWhole = false;
        try {
            file = Files.createTempFile("mecene-upload-", null);
            try (var out = Files.newOutputStream(file)) {
                isWhole = parts.copy(out, maxBytes);
            }
            if (!isWhole) {
                throw new Refused(new MediaRefusal.TooLarge(maxBytes));
            }
            return file;
        } catch (IOException | UncheckedIOException noRoom) {
            throw new StoreUnavailable("An upload could not be kept", noRoom);
        } finally {
            if (!isWhole && file != null) {
                delete(file);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static RuntimeException malformed() {
        return Problem.of(ProblemCode.MALFORMED_MULTIPART).toException();
    }
}
