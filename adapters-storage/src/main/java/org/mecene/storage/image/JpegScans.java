package org.mecene.storage.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/// Counts how many times a JPEG goes over its picture. A progressive one does so ten times or
/// twenty; each time costs the decoder the whole picture, and a hostile file as little as 70 bytes.
final class JpegScans {
    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;

    private JpegScans() {}

    /// Counts the scans of the first picture in the file, up to the end that it has.
    static int count(ImageInputStream image) throws IOException {
        image.setByteOrder(ByteOrder.BIG_ENDIAN);
        image.seek(2);
        var scans = 0;
        try {
            for (var marker = nextMarker(image); marker != END_OF_IMAGE; ) {
                if (marker == START_OF_SCAN) {
                    scans++;
                }
                image.seek(image.getStreamPosition() + image.readUnsignedShort());
                marker = nextMarker(image);
            }
        } catch (EOFException _) {
            // Whether a file without an end can be read is the decoder's to say.
        }
        return scans;
    }

    /// The next marker that has a length or ends the image: no stuffed byte, no restart.
    private static int nextMarker(ImageInputStream image) throws IOException {
        while (true) {
            while (image.readUnsignedByte() != 0xff) {
                // Compressed data.
            }
            var code = image.readUnsignedByte();
            while (code == 0xff) {
                code = image.readUnsignedByte();
            }
            var isRestart = code >= 0xd0 && code <= 0xd7;
            if (code > 0x01 && !isRestart) {
                return code;
            }
        }
    }
}
