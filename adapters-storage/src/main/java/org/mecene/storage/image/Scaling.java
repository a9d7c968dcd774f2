package org.mecene.storage.image;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/// Makes pictures smaller, and opaque: what is transparent shows white.
final class Scaling {
    private Scaling() {}

    /// A picture that fits into a square, in its proportions, never larger than it is.
    static BufferedImage within(BufferedImage image, int side) {
        var longer = Math.max(image.getWidth(), image.getHeight());
        var factor = Math.min(1.0, (double) side / longer);
        return to(image, scaled(image.getWidth(), factor), scaled(image.getHeight(), factor));
    }

    /// A picture of these sides. It is halved until it is near: that weighs every pixel alike,
    /// where one large step would skip most.
    static BufferedImage to(BufferedImage image, int width, int height) {
        var current = image;
        while (current.getWidth() > 2 * width || current.getHeight() > 2 * height) {
            current =
                    drawn(
                            current,
                            Math.max(width, (current.getWidth() + 1) / 2),
                            Math.max(height, (current.getHeight() + 1) / 2),
                            RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        }
        return drawn(current, width, height, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    }

    private static int scaled(int side, double factor) {
        return Math.max(1, (int) Math.round(side * factor));
    }

    private static BufferedImage drawn(
            BufferedImage image, int width, int height, Object interpolation) {
        var canvas = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var graphics = canvas.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.drawImage(image, 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
        return canvas;
    }
}
