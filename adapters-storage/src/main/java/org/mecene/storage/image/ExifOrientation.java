package org.mecene.storage.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/// Finds the one thing that is wanted of what a camera wrote into a picture: how it was held. What
/// cannot be read counts as upright; whether the picture itself can be read is not decided here.
final class ExifOrientation {
    private static final int TAG = 0x0112;
    private static final int TYPE_SHORT = 3;
    private static final int MAX_ENTRIES = 1_000;
    private static final int MAX_PARTS = 1_000;

    private ExifOrientation() {}

    static Orientation of(ImageInputStream image, String type) throws IOException {
        try {
            var start =
                    switch (type) {
                        case "image/jpeg" -> inJpeg(image);
                        case "image/png" -> inPng(image);
                        case "image/webp" -> inWebp(image);
                        default -> Optional.<Long>empty();
                    };
            return start.isEmpty() ? Orientation.UPRIGHT : read(image, start.get());
        } catch (EOFException _) {
            return Orientation.UPRIGHT;
        }
    }

    /// @return where the TIFF block begins
    private static Optional<Long> inJpeg(ImageInputStream image) throws IOException {
        image.setByteOrder(ByteOrder.BIG_ENDIAN);
        var at = 2L;
        for (var i = 0; i < MAX_PARTS; i++) {
            image.seek(at);
            var marker = image.readUnsignedShort();
            if (marker < 0xffc0 || marker == 0xffda) {
                return Optional.empty();
            }
            var length = image.readUnsignedShort();
            if (marker == 0xffe1 && length >= 8 && isText(image, "Exif\0\0")) {
                return Optional.of(at + 10);
            }
            at += 2L + length;
        }
        return Optional.empty();
    }

    private static Optional<Long> inPng(ImageInputStream image) throws IOException {
        image.setByteOrder(ByteOrder.BIG_ENDIAN);
        var at = 8L;
        for (var i = 0; i < MAX_PARTS; i++) {
            image.seek(at);
            var length = image.readUnsignedInt();
            if (isText(image, "eXIf")) {
                return Optional.of(at + 8);
            }
            at += 12 + length;
        }
        return Optional.empty();
    }

    private static Optional<Long> inWebp(ImageInputStream image) throws IOException {
        image.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        var at = 12L;
        for (var i = 0; i < MAX_PARTS; i++) {
            image.seek(at);
            if (isText(image, "EXIF")) {
                // Some writers put JPEG's introduction in front.
                image.seek(at + 8);
                return Optional.of(at + 8 + (isText(image, "Exif\0\0") ? 6 : 0));
            }
            image.seek(at + 4);
            var length = image.readUnsignedInt();
            at += 8 + length + (length & 1);
        }
        return Optional.empty();
    }

    private static Orientation read(ImageInputStream image, long start) throws IOException {
        image.seek(start);
        image.setByteOrder(ByteOrder.BIG_ENDIAN);
        var order = image.readUnsignedShort();
        if (order == 0x4949) {
            image.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        }
        image.seek(start + 4);
        var directory = start + image.readUnsignedInt();
        image.seek(directory);
        var entries = Math.min(image.readUnsignedShort(), MAX_ENTRIES);
        for (var i = 0; i < entries; i++) {
            image.seek(directory + 2 + 12L * i);
            if (image.readUnsignedShort() == TAG && image.readUnsignedShort() == TYPE_SHORT) {
                image.seek(directory + 2 + 12L * i + 8);
                return Orientation.ofTag(image.readUnsignedShort());
            }
        }
        return Orientation.UPRIGHT;
    }

    private static boolean isText(ImageInputStream image, String expected) throws IOException {
        var bytes = new byte[expected.length()];
        image.readFully(bytes);
        return expected.equals(new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
