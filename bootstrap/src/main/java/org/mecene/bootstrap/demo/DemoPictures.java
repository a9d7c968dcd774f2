package org.mecene.bootstrap.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.mecene.application.media.UploadMedia;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.media.MediaId;

/// Paints pictures and uploads them for somebody.
final class DemoPictures {
    private final UploadMedia uploadMedia;
    private long seed;

    DemoPictures(UploadMedia uploadMedia, long seed) {
        this.uploadMedia = uploadMedia;
        this.seed = seed;
    }

    MediaId by(Actor owner, String name) {
        try {
            var file = Picture.paint(seed++);
            try {
                var command = new UploadMedia.Command(file, name + ".png", "image/png");
                return uploadMedia.handle(owner, command).item().id();
            } finally {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
