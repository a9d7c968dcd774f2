package org.mecene.storage.image;

import java.time.Duration;

/// What one image, and all images together, may cost.
///
/// @param maxPixels of one image; fewer are taken when a pixel needs more than four bytes
/// @param maxSide in pixels
/// @param maxFrames of a moving image, of which only the first is kept
/// @param decodeTime how long unfolding one image may take
/// @param memoryBytes what the images that are worked on at one moment may need together; a single
///   one may need more, and is worked on alone then
/// @param atOnce how many images are worked on at one moment
/// @param patience how long an image waits for its turn
public record ImageLimits(
        long maxPixels,
        int maxSide,
        int maxFrames,
        Duration decodeTime,
        long memoryBytes,
        int atOnce,
        Duration patience) {
    /// For this machine: an image per core, and a third of the heap.
    public static ImageLimits ofThisMachine() {
        var runtime = Runtime.getRuntime();
        return new ImageLimits(
                50_000_000,
                20_000,
                1_000,
                Duration.ofSeconds(10),
                runtime.maxMemory() / 3,
                runtime.availableProcessors(),
                Duration.ofSeconds(10));
    }
}
