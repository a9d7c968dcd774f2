package org.mecene.storage.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import org.mecene.domain.media.MediaProcessor.Form;
import org.mecene.domain.media.Variant;

/// Writes the forms in which an image is kept. Only pixels are written: nothing of what the upload
/// carried besides them can be in there.
final class ImageForms {
    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";
    private static final float ORIGINAL_QUALITY = 0.9f;
    private static final float DERIVED_QUALITY = 0.85f;
    private static final int LARGE = 1_600;
    private static final int THUMBNAIL = 400;

    private ImageForms() {}

    /// All forms, the original first. The derived ones are made even of a small image, so that
    /// clients find them, and are JPEG always.
    ///
    /// @param lossless whether the original is a drawing rather than a photograph
    static List<Form> write(BufferedImage image, boolean lossless, TempFiles files)
            throws IOException {
        var asPng = lossless || image.getColorModel().hasAlpha();
        var large = Scaling.within(image, LARGE);
        var thumbnail = Scaling.within(large, THUMBNAIL);
        var forms = new ArrayList<Form>();
        forms.add(
                asPng
                        ? png(Variant.ORIGINAL, image, files.next())
                        : jpeg(Variant.ORIGINAL, image, files.next(), ORIGINAL_QUALITY));
        forms.add(jpeg(Variant.LARGE, large, files.next(), DERIVED_QUALITY));
        forms.add(jpeg(Variant.THUMBNAIL, thumbnail, files.next(), DERIVED_QUALITY));
        forms.add(jpeg(Variant.BLURRED, Blur.of(thumbnail), files.next(), DERIVED_QUALITY));
        return forms;
    }

    private static Form jpeg(Variant variant, BufferedImage image, Path file, float quality)
            throws IOException {
        var writer = writer("jpeg", image);
        var param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
        write(writer, param, image, file);
        return new Form(variant, file, JPEG, Files.size(file));
    }

    private static Form png(Variant variant, BufferedImage image, Path file) throws IOException {
        var writer = writer("png", image);
        write(writer, writer.getDefaultWriteParam(), image, file);
        return new Form(variant, file, PNG, Files.size(file));
    }

    private static ImageWriter writer(String format, BufferedImage image) {
        return ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), format)
                .next();
    }

    private static void write(
            ImageWriter writer, ImageWriteParam param, BufferedImage image, Path file)
            throws IOException {
        try (var out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
    }
}
