package org.mecene.domain.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class FakeMediaProcessorTest implements MediaProcessorContract {
    private final MediaProcessor processor = new FakeMediaProcessor();

    @Override
    public MediaProcessor processor() {
        return processor;
    }

    @Override
    public Path image(Path folder) throws IOException {
        return Files.writeString(folder.resolve("image.png"), "PNG");
    }
}
