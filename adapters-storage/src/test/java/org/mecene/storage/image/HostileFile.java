package org.mecene.storage.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.mecene.storage.image.Pictures.concat;
import static org.mecene.storage.image.Pictures.encoded;
import static org.mecene.storage.image.Pictures.fields;
import static org.mecene.storage.image.Pictures.png;
import static org.mecene.storage.image.Pictures.sample;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.mecene.domain.media.MediaRefusal;
import org.mecene.domain.media.MediaRefusal.TooManyPixels;
import org.mecene.domain.media.MediaRefusal.TypeMismatch;
import org.mecene.domain.media.MediaRefusal.Unreadable;
import org.mecene.domain.media.MediaRefusal.UnsupportedType;
import org.mecene.domain.text.Bytes;

/// A file that somebody means ill with, and how it is refused.
record HostileFile(
        String name, Bytes content, String declared, Class<? extends MediaRefusal> refusal) {
    private static final String PAGE = "<html><script>alert(1)</script></html>";
    private static final String SVG =
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    private static final byte[] JPEG = encoded(fields(80, 40), "jpeg");
    private static final byte[] PNG = encoded(fields(80, 40), "png");
    private static final byte[] GIF = encoded(fields(80, 40), "gif");
    private static final byte[] ZIP_END = bytes("PK\5\6" + "\0".repeat(18));
    private static final byte[] MP4 = bytes("\0\0\0\24ftypisom\0\0\2\0isom\0\0\0\10free");

    @Override
    public String toString() {
        return name;
    }

    static List<HostileFile> all() {
        return List.of(
                unsupported("a page", bytes(PAGE), "text/html"),
                unsupported("a page called a PNG", bytes("<!DOCTYPE html>" + PAGE), "image/png"),
                unsupported("a page after blanks", bytes(" \n\t" + PAGE), "image/png"),
                unsupported("a drawing with a script", bytes(SVG), "image/svg+xml"),
                unsupported("a drawing called a PNG", bytes(SVG), "image/png"),
                unsupported("XML that reads a file", bytes(entity()), "image/svg+xml"),
                unsupported("a stylesheet", bytes("<?xml version=\"1.0\"?><x:y/>"), "text/xsl"),
                unsupported("text", bytes("Dear all,"), "text/plain"),
                unsupported("PHP called a JPEG", bytes("<?php system($_GET['c']);"), "image/jpeg"),
                unsupported("a shell script", bytes("#!/bin/sh\nrm -rf /\n"), "image/gif"),
                unsupported("a Linux program", bytes("\u007fELF\2\1\1" + "\0".repeat(60)), ""),
                unsupported(
                        "a Windows program", bytes("MZ\u0090\0\3\0\0\0\4" + "\0".repeat(60)), ""),
                unsupported("a class", bytes("\u00ca\u00fe\u00ba\u00be\0\0\0\105\0\20"), ""),
                unsupported("an archive", bytes("PK\3\4\n\0\0\0\0\0" + "\0".repeat(40)), ""),
                unsupported("an empty archive", ZIP_END, "application/epub+zip"),
                unsupported("a packed bomb", gzip(), "application/gzip"),
                unsupported("an old Word file", ole(), "application/msword"),
                unsupported("DjVu called a JPEG", bytes("AT&TFORM\0\0\1\0DJVUINFO"), "image/jpeg"),
                unsupported("TIFF", bytes("II*\0\10\0\0\0\0\0"), "image/tiff"),
                unsupported("BMP", encoded(fields(8, 8), "bmp"), "image/bmp"),
                unsupported("HEIC", bytes("\0\0\0\24ftypheic\0\0\0\0heic"), "image/heic"),
                unsupported("a JPEG 2000", bytes("\0\0\0\14jP  \r\n\u0087\n\0\0\0\24ftypjp2 "), ""),
                unsupported(
                        "PDF with a script",
                        bytes("%PDF-1.7\n1 0 obj<</S/JavaScript/JS(x)>>"),
                        "application/pdf"),
                unsupported(
                        "PDF that starts a program",
                        bytes("%PDF-1.7\n<</S/Launch/F(x)>>"),
                        "application/pdf"),
                unsupported(
                        "PDF and archive", concat(bytes("%PDF-1.7\n"), ZIP_END), "application/pdf"),
                unsupported("page and PDF", bytes(PAGE + "\n%PDF-1.7\n"), "application/pdf"),
                unsupported("PDF and page", bytes("%PDF-1.7\n" + PAGE), "application/pdf"),
                unsupported(
                        "song and page",
                        concat(bytes("\u00ff\u00fb\u0090d"), bytes(PAGE)),
                        "audio/mpeg"),
                unsupported("song and archive", concat(Pictures.mp3(), ZIP_END), "audio/mpeg"),
                unsupported("film and PDF", concat(MP4, bytes("%PDF-1.7")), "video/mp4"),
                unsupported("film and drawing", concat(MP4, bytes(SVG)), "video/mp4"),
                mismatch("PNG called a JPEG", PNG, "image/jpeg"),
                mismatch("JPEG called a page", JPEG, "text/html"),
                mismatch("film called a song", MP4, "audio/mpeg"),
                unreadable("nothing", new byte[0], "image/png"),
                unreadable("script in a GIF", bytes("GIF89a=1;alert(1);/*        */"), "image/gif"),
                unreadable("half a JPEG", half(JPEG), "image/jpeg"),
                unreadable("half a PNG", half(PNG), "image/png"),
                unreadable("half a GIF", half(GIF), "image/gif"),
                unreadable("half a WebP", half(sample("lossless.webp")), "image/webp"),
                unreadable(
                        "a WebP of 16,000 by 3,000 that ends at once",
                        losslessWebpOf(16_000, 3_000),
                        "image/webp"),
                unreadable("a JPEG that only begins", bytes("\u00ff\u00d8\u00ff\u00e0"), ""),
                unreadable("a JPEG of no size", Arrays.copyOf(jpegOf(0, 0), 300), "image/jpeg"),
                unreadable("a PNG of no size", png(0, 0), "image/png"),
                unreadable("a PNG of negative size", png(-1, 5), "image/png"),
                unreadable("a PNG without pixels", png(100, 100), "image/png"),
                tooLarge(
                        "a JPEG of 1,000 scans",
                        Pictures.progressiveJpeg(fields(80, 40), 1_000),
                        "image/jpeg"),
                tooLarge("a PNG of 30,000 by 30,000", packed(30_000, 30_000), "image/png"),
                tooLarge("a PNG of 8,000 by 8,000", packed(8_000, 8_000), "image/png"),
                tooLarge("a PNG of one long line", packed(20_001, 1), "image/png"),
                tooLarge("a JPEG of 65,500 by 65,500", jpegOf(65_500, 65_500), "image/jpeg"),
                tooLarge("a GIF of 65,535 by 65,535", gifOf(65_535, 65_535), "image/gif"),
                tooLarge("a GIF of 10,000 frames", movingGif(10_000), "image/gif"),
                tooLarge("a WebP of 16,383 by 16,383", webpOf(16_383, 16_383), "image/webp"));
    }

    private static HostileFile unsupported(String name, byte[] content, String declared) {
        return new HostileFile(name, Bytes.of(content), declared, UnsupportedType.class);
    }

    private static HostileFile mismatch(String name, byte[] content, String declared) {
        return new HostileFile(name, Bytes.of(content), declared, TypeMismatch.class);
    }

    private static HostileFile unreadable(String name, byte[] content, String declared) {
        return new HostileFile(name, Bytes.of(content), declared, Unreadable.class);
    }

    private static HostileFile tooLarge(String name, byte[] content, String declared) {
        return new HostileFile(name, Bytes.of(content), declared, TooManyPixels.class);
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(ISO_8859_1);
    }

    private static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static String entity() {
        return "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<svg xmlns=\"http://www.w3.org/2000/svg\">&x;</svg>";
    }

    private static byte[] gzip() {
        return concat(bytes("\u001f\u008b\10\0\0\0\0\0\0\0"), Pictures.deflatedZeros(10));
    }

    private static byte[] ole() {
        return bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1" + "\0".repeat(600));
    }

    /// A PNG whose few kilobytes unfold to more than a node has.
    private static byte[] packed(int width, int height) {
        return png(width, height, Pictures.chunk("IDAT", Pictures.deflatedZeros(4)));
    }

    private static byte[] jpegOf(int width, int height) {
        var jpeg = JPEG.clone();
        for (var i = 0; i < jpeg.length - 9; i++) {
            if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xc0) {
                ByteBuffer.wrap(jpeg)
                        .putShort(i + 5, (short) height)
                        .putShort(i + 7, (short) width);
            }
        }
        return jpeg;
    }

    private static byte[] gifOf(int width, int height) {
        var gif = ByteBuffer.wrap(GIF.clone()).order(ByteOrder.LITTLE_ENDIAN);
        var descriptor = frameStart();
        gif.putShort(6, (short) width).putShort(8, (short) height);
        gif.putShort(descriptor + 5, (short) width).putShort(descriptor + 7, (short) height);
        return gif.array();
    }

    private static byte[] movingGif(int frames) {
        var start = frameStart();
        var frame = Arrays.copyOfRange(GIF, start, GIF.length - 1);
        var gif = new byte[frames][];
        Arrays.fill(gif, frame);
        return concat(Arrays.copyOf(GIF, start), concat(gif), new byte[] {';'});
    }

    /// Where the descriptor of the only frame begins: after the header, the table of colours and
    /// the extensions.
    private static int frameStart() {
        var at = 13 + 3 * (1 << ((GIF[10] & 7) + 1));
        while (GIF[at] != ',') {
            at += 2;
            while (GIF[at] != 0) {
                at += 1 + (GIF[at] & 0xff);
            }
            at++;
        }
        return at;
    }

    private static byte[] webpOf(int width, int height) {
        var header = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0);
        header.put(three(width - 1)).put(three(height - 1));
        return concat(
                bytes("RIFF\u00ff\0\0\0WEBPVP8X\12\0\0\0"),
                header.array(),
                Arrays.copyOfRange(sample("lossy.webp"), 12, sample("lossy.webp").length));
    }

    /// The size is in the 28 bits after the signature of the compressed pixels.
    private static byte[] losslessWebpOf(int width, int height) {
        var webp = ByteBuffer.wrap(sample("lossless.webp")).order(ByteOrder.LITTLE_ENDIAN);
        var at = 21;
        var rest = webp.getInt(at) & 0xf0000000;
        webp.putInt(at, rest | ((height - 1) << 14) | (width - 1));
        return webp.array();
    }

    private static byte[] three(int number) {
        return new byte[] {(byte) number, (byte) (number >> 8), (byte) (number >> 16)};
    }
}
