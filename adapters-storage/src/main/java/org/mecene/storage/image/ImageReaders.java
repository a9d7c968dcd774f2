package org.mecene.storage.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/// The decoders, chosen by us: which ones ImageIO would find depends on how the jar was packed.
/// None is native code but the JDK's own.
final class ImageReaders {
    private final Map<String, ImageReaderSpi> providers;

    ImageReaders() {
        // Unlike the JDK's, it knows the colours of printers (CMYK) and of embedded profiles. It
        // finds the JDK's decoder, which it works through, when it is registered.
        var jpeg = new JPEGImageReaderSpi();
        IIORegistry.getDefaultInstance().registerServiceProvider(jpeg);
        this.providers =
                Map.of(
                        "image/gif",
                        ofTheJdk("gif"),
                        "image/jpeg",
                        jpeg,
                        "image/png",
                        ofTheJdk("png"),
                        "image/webp",
                        new WebPImageReaderSpi());
    }

    /// A decoder for one image; the caller disposes of it.
    ImageReader of(String type) throws IOException {
        var provider = providers.get(type);
        if (provider == null) {
            throw new IllegalArgumentException("No image: " + type);
        }
        return provider.createReaderInstance();
    }

    private static ImageReaderSpi ofTheJdk(String format) {
        var readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            var provider = readers.next().getOriginatingProvider();
            if (provider.getClass().getModule().isNamed()) {
                return provider;
            }
        }
        throw new IllegalStateException("Every JDK with a desktop module reads " + format);
    }
}
