package org.mecene.bootstrap.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;

/// Paints landscapes: a sky, a sun, hills behind hills, trees or houses on the nearest. The same
/// seed paints the same picture, so the demonstration ships no image.
final class Picture {
    private static final int WIDTH = 1_280;
    private static final int HEIGHT = 800;
    private static final int HILLS = 5;
    private static final float[] WARM = {0.02f, 0.06f, 0.10f, 0.55f, 0.60f, 0.75f, 0.95f};

    private final RandomGenerator random;
    private final float hue;

    private Picture(long seed) {
        random = new SplittableRandom(seed);
        hue = WARM[random.nextInt(WARM.length)];
    }

    /// Paints a picture into a new temporary PNG file, which the caller removes.
    static Path paint(long seed) throws IOException {
        var file = Files.createTempFile("mecene-demo-", ".png");
        ImageIO.write(new Picture(seed).painted(), "png", file.toFile());
        return file;
    }

    private BufferedImage painted() {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        try {
            canvas.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            sky(canvas);
            sun(canvas);
            for (var hill = 0; hill < HILLS; hill++) {
                hill(canvas, hill);
            }
        } finally {
            canvas.dispose();
        }
        return image;
    }

    private void sky(Graphics2D canvas) {
        var above = Color.getHSBColor(hue, 0.35f, 0.95f);
        var horizon = Color.getHSBColor((hue + 0.08f) % 1, 0.20f, 1f);
        canvas.setPaint(new GradientPaint(0, 0, above, 0, HEIGHT * 0.7f, horizon));
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
    }

    private void sun(Graphics2D canvas) {
        var size = 90 + random.nextInt(110);
        var x = WIDTH * (0.15 + random.nextDouble() * 0.7);
        var y = HEIGHT * (0.12 + random.nextDouble() * 0.25);
        for (var halo = 4; halo >= 0; halo--) {
            var spread = size + halo * 40.0;
            canvas.setPaint(new Color(255, 250, 225, halo == 0 ? 240 : 28));
            canvas.fill(new Ellipse2D.Double(x - spread / 2, y - spread / 2, spread, spread));
        }
    }

    /// Hills get darker and lower the nearer they are.
    private void hill(Graphics2D canvas, int number) {
        var depth = (number + 1f) / HILLS;
        var base = HEIGHT * (0.45 + 0.5 * number / HILLS);
        var height = 140 - number * 18.0;
        var phase = random.nextDouble() * Math.PI * 2;
        var length = 260 + random.nextInt(240);
        var outline = new Path2D.Double();
        outline.moveTo(0, HEIGHT);
        for (var x = 0; x <= WIDTH; x += 8) {
            var y =
                    base
                            - height
                                    * (0.6 * Math.sin(x / (double) length + phase)
                                            + 0.4 * Math.sin(x / (length * 0.37)));
            outline.lineTo(x, y);
            if (number == HILLS - 2 && x % 160 == 0) {
                growth(canvas, x + random.nextInt(60), y);
            }
        }
        outline.lineTo(WIDTH, HEIGHT);
        outline.closePath();
        canvas.setPaint(
                Color.getHSBColor((hue + 0.28f) % 1, 0.25f + 0.35f * depth, 0.85f - 0.6f * depth));
        canvas.fill(outline);
    }

    private void growth(Graphics2D canvas, double x, double y) {
        var tall = 40 + random.nextInt(50);
        canvas.setPaint(new Color(40, 30, 30, 190));
        canvas.setStroke(new BasicStroke(5));
        canvas.drawLine((int) x, (int) y + 20, (int) x, (int) y - tall);
        var crown = 50 + random.nextInt(50);
        canvas.fill(
                new Ellipse2D.Double(x - crown / 2.0, y - tall - crown * 0.4, crown, crown * 0.55));
    }
}
