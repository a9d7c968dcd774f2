package org.mecene.domain.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Refused;

/// Believes what the client declares. The original is the upload itself; the other forms hold their
/// own names.
public final class FakeMediaProcessor implements MediaProcessor {
    private static final int SIDE = 640;

    private final AtomicReference<@Nullable MediaRefusal> refusal = new AtomicReference<>();

    @Override
    public Prepared prepare(Path upload, String declaredType) {
        var refused = refusal.get();
        if (refused != null) {
            throw new Refused(refused);
        }
        if (size(upload) == 0) {
            throw new Refused(new MediaRefusal.Unreadable());
        }
        var isImage = declaredType.startsWith("image/");
        var variants = isImage ? List.of(Variant.values()) : List.of(Variant.ORIGINAL);
        var forms = new ArrayList<Form>();
        for (var variant : variants) {
            var type = variant == Variant.ORIGINAL ? declaredType : "image/jpeg";
            forms.add(form(upload, variant, type));
        }
        return new Prepared(
                kindOf(declaredType),
                declaredType,
                isImage ? SIDE : null,
                isImage ? SIDE : null,
                forms,
                () -> forms.forEach(form -> delete(form.file())));
    }

    /// From now on every upload is refused for this reason.
    public void refuse(MediaRefusal reason) {
        refusal.set(reason);
    }

    private static MediaItem.Kind kindOf(String type) {
        return switch (type.substring(0, type.indexOf('/'))) {
            case "image" -> MediaItem.Kind.IMAGE;
            case "video" -> MediaItem.Kind.VIDEO;
            case "audio" -> MediaItem.Kind.AUDIO;
            default -> MediaItem.Kind.FILE;
        };
    }

    private static Form form(Path upload, Variant variant, String type) {
        try {
            var file = Files.createTempFile("mecene-test-", "." + variant.wire());
            if (variant == Variant.ORIGINAL) {
                Files.write(file, Files.readAllBytes(upload));
            } else {
                Files.writeString(file, variant.wire());
            }
            return new Form(variant, file, type, Files.size(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
