package org.mecene.storage.image;

import java.awt.image.BufferedImage;

/// Leaves a hint of a picture's colours: no face is known and no word read in it. What remains of
/// the detail is that of a picture of about ten pixels.
final class Blur {
    private static final int SIDE = 32;

    /// A small picture is reduced as much as one of 400 pixels is.
    private static final int REDUCTION = 400 / SIDE;

    private static final int RADIUS = 2;
    private static final int PASSES = 3;

    private Blur() {}

    /// @param image opaque; the result has its size
    static BufferedImage of(BufferedImage image) {
        var longer = Math.max(image.getWidth(), image.getHeight());
        var small = Scaling.within(image, Math.clamp(longer / REDUCTION, 1, SIDE));
        for (var pass = 0; pass < PASSES; pass++) {
            small = averaged(small);
        }
        return Scaling.to(small, image.getWidth(), image.getHeight());
    }

    private static BufferedImage averaged(BufferedImage image) {
        var result = new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                result.setRGB(x, y, averageAround(image, x, y));
            }
        }
        return result;
    }

    private static int averageAround(BufferedImage image, int centreX, int centreY) {
        var red = 0;
        var green = 0;
        var blue = 0;
        var count = 0;
        for (var y = centreY - RADIUS; y <= centreY + RADIUS; y++) {
            for (var x = centreX - RADIUS; x <= centreX + RADIUS; x++) {
                var rgb =
                        image.getRGB(
                                Math.clamp(x, 0, image.getWidth() - 1),
                                Math.clamp(y, 0, image.getHeight() - 1));
                red += (rgb >> 16) & 0xff;
                green += (rgb >> 8) & 0xff;
                blue += rgb & 0xff;
                count++;
            }
        }
        return ((red / count) << 16) | ((green / count) << 8) | (blue / count);
    }
}
