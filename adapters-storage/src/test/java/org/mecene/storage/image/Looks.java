package org.mecene.storage.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mecene.storage.image.Pictures.BOTTOM_LEFT;
import static org.mecene.storage.image.Pictures.BOTTOM_RIGHT;
import static org.mecene.storage.image.Pictures.TOP_LEFT;
import static org.mecene.storage.image.Pictures.TOP_RIGHT;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mecene.domain.media.MediaProcessor.Form;
import org.mecene.domain.media.MediaProcessor.Prepared;
import org.mecene.domain.media.Variant;

/// What tests see when they look at prepared images.
final class Looks {
    private Looks() {}

    static Map<Variant, String> sizes(Prepared prepared) {
        var sizes = new TreeMap<Variant, String>();
        for (var form : prepared.forms()) {
            var image = image(form);
            sizes.put(form.variant(), image.getWidth() + "x" + image.getHeight());
        }
        return sizes;
    }

    static Form original(Prepared prepared) {
        return form(prepared, Variant.ORIGINAL);
    }

    private static Form form(Prepared prepared, Variant variant) {
        return prepared.forms().stream()
                .filter(form -> form.variant() == variant)
                .findFirst()
                .orElseThrow();
    }

    static BufferedImage image(Prepared prepared, Variant variant) {
        return image(form(prepared, variant));
    }

    static BufferedImage image(Form form) {
        try {
            return Pictures.decoded(Files.readAllBytes(form.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Which field of [Pictures#fields] is seen in each corner, row by row.
    static String cornersOf(BufferedImage image) {
        var right = image.getWidth() * 7 / 8;
        var bottom = image.getHeight() * 7 / 8;
        var left = image.getWidth() / 8;
        var top = image.getHeight() / 8;
        return fieldAt(image, left, top)
                + fieldAt(image, right, top)
                + fieldAt(image, left, bottom)
                + fieldAt(image, right, bottom);
    }

    private static String fieldAt(BufferedImage image, int x, int y) {
        var colours = List.of(TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT);
        var seen = new Color(image.getRGB(x, y));
        var nearest = 0;
        for (var i = 1; i < colours.size(); i++) {
            if (distance(seen, colours.get(i)) < distance(seen, colours.get(nearest))) {
                nearest = i;
            }
        }
        return Integer.toString(nearest);
    }

    private static int distance(Color a, Color b) {
        return Math.abs(a.getRed() - b.getRed())
                + Math.abs(a.getGreen() - b.getGreen())
                + Math.abs(a.getBlue() - b.getBlue());
    }

    static void assertNear(BufferedImage image, int x, int y, Color expected) {
        var pixel = image.getRaster().getPixel(x, y, (int[]) null);
        assertThat(pixel[0]).isCloseTo(expected.getRed(), within(4));
        assertThat(pixel[pixel.length > 2 ? 2 : 0]).isCloseTo(expected.getBlue(), within(4));
    }

    static String text(Path file) throws IOException {
        return Files.readString(file, ISO_8859_1);
    }
}
