package org.mecene.storage.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mecene.domain.media.MediaProcessor;
import org.mecene.domain.media.MediaRefusal;
import org.mecene.domain.media.MediaStore.StoreUnavailable;
import org.mecene.domain.media.Variant;
import org.mecene.domain.refusal.Refused;
import org.mecene.storage.AbandonedFiles;
import org.mecene.storage.image.AllowedTypes.Accepted;

/// Looks into uploads and makes the forms of images.
///
/// An image is encoded anew, upright and without what was written into it (rules.md K7): as JPEG,
/// or as PNG when it is transparent or came as GIF. A GIF or WebP that moves is kept as its first
/// frame. Everything else is kept byte for byte, and refused when another program would take it for
/// something else.
///
/// Safe for use by many threads; [ImageLimits] bounds what they do at once.
public final class ImageMediaProcessor implements MediaProcessor {
    private final Sniffer sniffer = new Sniffer();
    private final ImageDecoder decoder;
    private final Path directory;

    /// @param directory for temporary files; made when it is missing
    /// @throws UncheckedIOException when the directory cannot be written to
    public ImageMediaProcessor(Path directory, ImageLimits limits) {
        this.decoder = new ImageDecoder(limits);
        this.directory = directory;
        try {
            Files.createDirectories(directory);
            AbandonedFiles.remove(directory, TempFiles.PREFIX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Prepared prepare(Path upload, String declaredType) {
        try {
            if (Files.size(upload) == 0) {
                throw new Refused(new MediaRefusal.Unreadable());
            }
            var accepted = AllowedTypes.accept(sniffer.typeOf(upload), declaredType);
            return switch (accepted.kind()) {
                case IMAGE -> image(upload, accepted);
                case VIDEO, AUDIO, FILE -> asItIs(upload, accepted);
            };
        } catch (IOException e) {
            throw new StoreUnavailable("No room to look at an upload", e);
        }
    }

    private Prepared image(Path upload, Accepted accepted) throws IOException {
        var files = new TempFiles(directory);
        try {
            var isDrawing = accepted.type().equals("image/gif");
            return decoder.decode(
                    upload,
                    accepted.type(),
                    image -> {
                        var forms = ImageForms.write(image, isDrawing, files);
                        return new Prepared(
                                accepted.kind(),
                                forms.getFirst().contentType(),
                                image.getWidth(),
                                image.getHeight(),
                                forms,
                                files::remove);
                    });
        } catch (IOException | RuntimeException | Error e) {
            files.remove();
            throw e;
        }
    }

    private static Prepared asItIs(Path upload, Accepted accepted) throws IOException {
        var second = SecondFormat.in(upload, accepted.type());
        if (second.isPresent()) {
            throw new Refused(new MediaRefusal.UnsupportedType(second.get()));
        }
        var form = new Form(Variant.ORIGINAL, upload, accepted.type(), Files.size(upload));
        // The only form is the upload itself, which is the caller's.
        Runnable nothing = () -> {};
        return new Prepared(accepted.kind(), accepted.type(), null, null, List.of(form), nothing);
    }
}
