package org.mecene.storage.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// Makes images for tests, and takes them apart.
final class Pictures {
    static final Color TOP_LEFT = new Color(220, 30, 30);
    static final Color TOP_RIGHT = new Color(30, 200, 30);
    static final Color BOTTOM_LEFT = new Color(30, 30, 220);
    static final Color BOTTOM_RIGHT = new Color(230, 220, 40);

    private Pictures() {}

    /// A picture of four fields, each of its own colour.
    static BufferedImage fields(int width, int height) {
        return drawn(
                width,
                height,
                BufferedImage.TYPE_INT_RGB,
                graphics -> {
                    fill(graphics, TOP_LEFT, 0, 0, width / 2, height / 2);
                    fill(graphics, TOP_RIGHT, width / 2, 0, width, height / 2);
                    fill(graphics, BOTTOM_LEFT, 0, height / 2, width / 2, height);
                    fill(graphics, BOTTOM_RIGHT, width / 2, height / 2, width, height);
                });
    }

    static BufferedImage drawn(int width, int height, int type, Consumer<Graphics2D> drawing) {
        var image = new BufferedImage(width, height, type);
        var graphics = image.createGraphics();
        drawing.accept(graphics);
        graphics.dispose();
        return image;
    }

    static void fill(Graphics2D graphics, Color colour, int x, int y, int right, int bottom) {
        graphics.setColor(colour);
        graphics.fillRect(x, y, right - x, bottom - y);
    }

    static byte[] encoded(BufferedImage image, String format) {
        try {
            var out = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("No writer for " + format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A JPEG that goes over its picture several times, and in the end so many times more.
    static byte[] progressiveJpeg(BufferedImage image, int moreScans) {
        try {
            var out = new ByteArrayOutputStream();
            var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            var param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            try (var stream = ImageIO.createImageOutputStream(out)) {
                writer.setOutput(stream);
                writer.write(null, new IIOImage(image, null, null), param);
            }
            var jpeg = out.toByteArray();
            var end = jpeg.length - 2;
            var lastScan = new String(jpeg, ISO_8859_1).lastIndexOf("\u00ff\u00da");
            var more = new byte[moreScans][];
            Arrays.fill(more, Arrays.copyOfRange(jpeg, lastScan, end));
            return concat(
                    Arrays.copyOf(jpeg, end), concat(more), new byte[] {(byte) 0xff, (byte) 0xd9});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A picture that does not compress.
    static BufferedImage noise(int width, int height, int type) {
        var random = new SplittableRandom(7);
        var image = new BufferedImage(width, height, type);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return image;
    }

    static BufferedImage decoded(byte[] content) {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(content));
            if (image == null) {
                throw new IllegalArgumentException("Not an image");
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file of the test's resources: what Java cannot write itself.
    static byte[] sample(String name) {
        try (var in = Pictures.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("No sample " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A JPEG with one more segment right after its beginning.
    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        return ByteBuffer.allocate(jpeg.length + 4 + content.length)
                .put(jpeg, 0, 2)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /// The segment in which a camera writes how it was held, what it is called and where it was: 48
    /// degrees 51 minutes North.
    static byte[] exif(int orientation) {
        var camera = "Spycam 3000\0".getBytes(ISO_8859_1);
        var block = ByteBuffer.allocate(132).order(ByteOrder.LITTLE_ENDIAN);
        block.put("II*\0".getBytes(ISO_8859_1)).putInt(8);
        block.putShort((short) 3);
        entry(block, 0x010f, 2, camera.length, 50);
        entry(block, 0x0112, 3, 1, orientation);
        entry(block, 0x8825, 4, 1, 62);
        block.putInt(0).put(camera);
        block.putShort((short) 2);
        entry(block, 1, 2, 2, 'N');
        entry(block, 2, 5, 3, 92);
        block.putInt(0);
        block.position(92);
        block.putInt(48).putInt(1).putInt(51).putInt(1).putInt(0).putInt(1);
        return concat("Exif\0\0".getBytes(ISO_8859_1), block.array());
    }

    /// A PNG that says what it is and then holds what it likes.
    static byte[] png(int width, int height, byte[]... chunks) {
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0});
        var start = new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        return concat(start, chunk("IHDR", header.array()), concat(chunks), chunk("IEND"));
    }

    static byte[] chunk(String type, byte... content) {
        var body = concat(type.getBytes(ISO_8859_1), content);
        var sum = new CRC32();
        sum.update(body);
        return ByteBuffer.allocate(body.length + 8)
                .putInt(content.length)
                .put(body)
                .putInt((int) sum.getValue())
                .array();
    }

    /// So many zeros, packed a thousandfold.
    static byte[] deflatedZeros(int megabytes) {
        try {
            var out = new ByteArrayOutputStream();
            try (var deflater =
                    new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION))) {
                var megabyte = new byte[1 << 20];
                for (var i = 0; i < megabytes; i++) {
                    deflater.write(megabyte);
                }
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The first frame of a song.
    static byte[] mp3() {
        return concat(new byte[] {(byte) 0xff, (byte) 0xfb, (byte) 0x90, 0x64}, new byte[413]);
    }

    static byte[] concat(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static void entry(ByteBuffer block, int tag, int type, int count, int value) {
        block.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }
}
