package org.mecene.domain.media;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds out what an uploaded file really is, and makes the forms that are kept. Work is bounded:
/// few files at a time, and dimensions are read before pixels are.
public interface MediaProcessor {
    /// Looks at a file and makes its forms as temporary files, which the caller removes by closing
    /// the result.
    ///
    /// @param declaredType what the client says the file is
    /// @throws Refused with [MediaRefusal.UnsupportedType], [MediaRefusal.TypeMismatch],
    ///   [MediaRefusal.TooManyPixels] or [MediaRefusal.Unreadable]
    /// @throws Busy when too many files wait already
    /// @throws MediaStore.StoreUnavailable when there is no room for temporary files
    Prepared prepare(Path upload, String declaredType);

    /// @param contentType what the content was found to be
    /// @param forms at least the original
    record Prepared(
            MediaItem.Kind kind,
            String contentType,
            @Nullable Integer width,
            @Nullable Integer height,
            List<Form> forms,
            Runnable cleanUp)
            implements AutoCloseable {
        public Prepared {
            forms = List.copyOf(forms);
        }

        @Override
        public void close() {
            cleanUp.run();
        }
    }

    record Form(Variant variant, Path file, String contentType, long sizeBytes) {}

    /// As many files are looked at as the server can; the caller should come back shortly.
    final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Busy() {
            super("Too many files are being looked at", null, false, false);
        }
    }
}
