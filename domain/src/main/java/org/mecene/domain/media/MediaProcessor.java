package org.mecene.domain.media;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Refused;

/// Finds out what an uploaded file really is, and makes the forms that are kept. Work is bounded:
/// few files at a time, and dimensions are read before pixels are.
public interface MediaProcessor {
    /// Looks at a file and makes its forms as temporary files, which the caller removes by closing
    /// the result.
    ///
    /// @param declaredType what the client says the file is
    /// @throws Refused with [MediaRefusal.UnsupportedType], [MediaRefusal.TypeMismatch],
    ///   [MediaRefusal.TooManyPixels] or [MediaRefusal.Unreadable]
    /// @throws Overloaded when the file may be taken later
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

    /// Too many files are being looked at, or there is no room to work in.
    final class Overloaded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Overloaded(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
