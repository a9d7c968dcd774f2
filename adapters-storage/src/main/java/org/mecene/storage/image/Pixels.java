package org.mecene.storage.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/// Brings what decoders give into one of two layouts, so that everything after them meets only
/// these: `TYPE_3BYTE_BGR` for what is opaque, `TYPE_4BYTE_ABGR` for what is not.
final class Pixels {
    private static final int OPAQUE = 255;

    private Pixels() {}

    static BufferedImage plain(BufferedImage decoded) {
        var transparent = isTransparent(decoded);
        var wanted = transparent ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR;
        if (decoded.getType() == wanted) {
            return decoded;
        }
        var plain = new BufferedImage(decoded.getWidth(), decoded.getHeight(), wanted);
        if (decoded.getColorModel() instanceof IndexColorModel) {
            copyColours(decoded, plain);
        } else {
            copySamples(decoded.getRaster(), plain, transparent);
        }
        return plain;
    }

    /// Whether any pixel lets the background through; a picture may have room for that and not use
    /// it.
    static boolean isTransparent(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return false;
        }
        if (image.getColorModel() instanceof IndexColorModel) {
            return hasTransparentColour(image);
        }
        var raster = image.getRaster();
        var alpha = raster.getNumBands() - 1;
        var most = (1 << raster.getSampleModel().getSampleSize(alpha)) - 1;
        var row = new int[image.getWidth()];
        for (var y = 0; y < image.getHeight(); y++) {
            for (var sample : raster.getSamples(0, y, row.length, 1, alpha, row)) {
                if (sample < most) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasTransparentColour(BufferedImage image) {
        var row = new int[image.getWidth()];
        for (var y = 0; y < image.getHeight(); y++) {
            for (var argb : image.getRGB(0, y, row.length, 1, row, 0, row.length)) {
                if (argb >>> 24 < OPAQUE) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void copyColours(BufferedImage from, BufferedImage to) {
        var row = new int[from.getWidth()];
        for (var y = 0; y < from.getHeight(); y++) {
            from.getRGB(0, y, row.length, 1, row, 0, row.length);
            to.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
    }

    /// Copies grey or RGB samples of any depth. `getRGB` would take Java's grey for linear light
    /// and make it brighter.
    private static void copySamples(Raster from, BufferedImage to, boolean transparent) {
        var bands = from.getNumBands();
        var colours = bands >= 3 ? 3 : 1;
        var depth = from.getSampleModel().getSampleSize(0);
        var samples = new int[from.getWidth() * bands];
        var row = new int[from.getWidth()];
        for (var y = 0; y < from.getHeight(); y++) {
            from.getPixels(from.getMinX(), from.getMinY() + y, row.length, 1, samples);
            for (var x = 0; x < row.length; x++) {
                var at = x * bands;
                var alpha = transparent ? to8(samples[at + bands - 1], depth) : OPAQUE;
                var red = to8(samples[at], depth);
                var green = to8(samples[at + colours / 2], depth);
                var blue = to8(samples[at + colours - 1], depth);
                row[x] = (alpha << 24) | (red << 16) | (green << 8) | blue;
            }
            to.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
    }

    private static int to8(int sample, int depth) {
        return depth > 8 ? sample >>> (depth - 8) : sample * OPAQUE / ((1 << depth) - 1);
    }
}
