package org.mecene.storage.image;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/// How a camera was held: the values of the EXIF tag `Orientation` (EXIF 2.3, 4.6.4 A), by which a
/// stored picture is to be turned and mirrored before it is looked at.
enum Orientation {
    UPRIGHT(1, 0, 0, 1, false),
    MIRRORED(-1, 0, 0, 1, false),
    UPSIDE_DOWN(-1, 0, 0, -1, false),
    MIRRORED_UPSIDE_DOWN(1, 0, 0, -1, false),
    TRANSPOSED(0, 1, 1, 0, true),
    TURNED_RIGHT(0, 1, -1, 0, true),
    TRANSVERSED(0, -1, -1, 0, true),
    TURNED_LEFT(0, -1, 1, 0, true);

    private final int xToX;
    private final int xToY;
    private final int yToX;
    private final int yToY;
    private final boolean swapsSides;

    Orientation(int xToX, int xToY, int yToX, int yToY, boolean swapsSides) {
        this.xToX = xToX;
        this.xToY = xToY;
        this.yToX = yToX;
        this.yToY = yToY;
        this.swapsSides = swapsSides;
    }

    /// @param tag the value of the tag; one that has no meaning counts as upright
    static Orientation ofTag(int tag) {
        return tag >= 1 && tag <= values().length ? values()[tag - 1] : UPRIGHT;
    }

    /// The picture as it is to be looked at; the same object when nothing is to be done.
    BufferedImage apply(BufferedImage stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        var width = stored.getWidth();
        var height = stored.getHeight();
        var upright =
                new BufferedImage(
                        swapsSides ? height : width, swapsSides ? width : height, stored.getType());
        var graphics = upright.createGraphics();
        try {
            graphics.drawImage(stored, transform(width, height), null);
        } finally {
            graphics.dispose();
        }
        return upright;
    }

    /// Turns about the origin, then shifts what went negative back into the picture.
    private AffineTransform transform(int width, int height) {
        var shiftX = (xToX < 0 ? width : 0) + (yToX < 0 ? height : 0);
        var shiftY = (xToY < 0 ? width : 0) + (yToY < 0 ? height : 0);
        return new AffineTransform(xToX, xToY, yToX, yToY, shiftX, shiftY);
    }
}
