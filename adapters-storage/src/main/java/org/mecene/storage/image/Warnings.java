package org.mecene.storage.image;

import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/// What a decoder found odd in one image. Used by one thread.
final class Warnings implements IIOReadWarningListener {
    private static final int MOST = 100;

    private final List<String> seen = new ArrayList<>();

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        if (seen.size() < MOST) {
            seen.add(warning);
        }
    }

    boolean haveSeen(String beginning) {
        return seen.stream().anyMatch(warning -> warning.startsWith(beginning));
    }
}
