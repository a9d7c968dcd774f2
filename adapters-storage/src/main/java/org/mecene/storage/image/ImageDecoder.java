package org.mecene.storage.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageReader;
import org.mecene.domain.media.MediaRefusal;
import org.mecene.domain.refusal.Refused;

/// Unfolds images: upright, in sRGB, in one of the layouts of [Pixels]. What an image says of its
/// size is checked before anything is unfolded. Of an image that moves, the first frame is taken.
final class ImageDecoder {
    private static final String JPEG = "image/jpeg";
    private static final int MOST_BYTES_PER_PIXEL = 4;

    /// Ten are usual, twenty the most that tools write.
    private static final int MOST_PASSES = 50;

    /// How the JDK's decoder warns of a JPEG that ends too early, and goes on with grey.
    private static final String TRUNCATED = "Truncated File";

    private final ImageReaders readers = new ImageReaders();
    private final ImageLimits limits;
    private final WorkBudget budget;

    ImageDecoder(ImageLimits limits) {
        this.limits = limits;
        this.budget = new WorkBudget(limits);
    }

    interface Work<T> {
        T on(BufferedImage image) throws IOException;
    }

    /// Unfolds an image and works on it, within the budget for all images.
    ///
    /// @throws Refused with `TooManyPixels` or `Unreadable`
    /// @throws IOException when the file cannot be opened, or when the work fails
    <T> T decode(Path file, String type, Work<T> work) throws IOException {
        try (var input = BoundedImageInput.open(file)) {
            input.allow(limits.decodeTime());
            var orientation = unlessBroken(() -> ExifOrientation.of(input, type));
            var passes = unlessBroken(() -> type.equals(JPEG) ? JpegScans.count(input) : 1);
            input.seek(0);
            var reader = readers.of(type);
            try {
                reader.setInput(input, false, true);
                var size = unlessBroken(() -> sizeOf(reader));
                refuseIfTooLarge(size, passes, unlessBroken(() -> framesOf(reader, type)));
                try (var _ = budget.take(size.bytesToUnfold())) {
                    input.allow(limits.decodeTime());
                    var image = unlessBroken(() -> Pixels.plain(unfold(reader)));
                    return work.on(orientation.apply(image));
                }
            } finally {
                reader.dispose();
            }
        }
    }

    private record Size(int width, int height, int bytesPerPixel) {
        long pixels() {
            return (long) width * height;
        }

        /// The decoder's pixels and, next to them, ours.
        long bytesToUnfold() {
            return pixels() * (bytesPerPixel + MOST_BYTES_PER_PIXEL);
        }
    }

    private void refuseIfTooLarge(Size size, int passes, int frames) {
        var bytesPerPixel = Math.max(MOST_BYTES_PER_PIXEL, size.bytesPerPixel());
        var maxPixels = limits.maxPixels() * MOST_BYTES_PER_PIXEL / bytesPerPixel;
        if (size.pixels() > maxPixels
                || Math.max(size.width(), size.height()) > limits.maxSide()
                || passes > MOST_PASSES
                || frames > limits.maxFrames()) {
            throw new Refused(new MediaRefusal.TooManyPixels(maxPixels));
        }
    }

    private static Size sizeOf(ImageReader reader) throws IOException {
        return new Size(reader.getWidth(0), reader.getHeight(0), bytesPerPixel(reader));
    }

    private static int framesOf(ImageReader reader, String type) throws IOException {
        var canMove = type.equals("image/gif") || type.equals("image/webp");
        return canMove ? reader.getNumImages(true) : 1;
    }

    private static int bytesPerPixel(ImageReader reader) throws IOException {
        var raw = reader.getRawImageType(0);
        if (raw == null) {
            return MOST_BYTES_PER_PIXEL;
        }
        var model = raw.getSampleModel();
        var bits = 0;
        for (var band = 0; band < model.getNumBands(); band++) {
            bits += model.getSampleSize(band);
        }
        return Math.ceilDiv(bits, Byte.SIZE);
    }

    private static BufferedImage unfold(ImageReader reader) throws IOException {
        var warnings = new Warnings();
        reader.addIIOReadWarningListener(warnings);
        var image = reader.read(0);
        if (warnings.haveSeen(TRUNCATED)) {
            throw new IOException("The image is cut off");
        }
        return image;
    }

    private interface Reading<T> {
        T run() throws IOException;
    }

    /// Decoders fail on hostile content in every way there is; all mean that it cannot be read.
    private static <T> T unlessBroken(Reading<T> reading) {
        try {
            return reading.run();
        } catch (Refused refused) {
            throw refused;
        } catch (IOException | RuntimeException _) {
            throw new Refused(new MediaRefusal.Unreadable());
        }
    }
}
