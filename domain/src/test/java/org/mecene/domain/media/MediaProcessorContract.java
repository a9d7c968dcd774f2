package org.mecene.domain.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.refusalOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mecene.domain.media.MediaProcessor.Form;

/// What every [MediaProcessor] promises of an image. How well it knows others is for its own tests.
public interface MediaProcessorContract {
    MediaProcessor processor();

    /// A sound image in PNG, made in a folder.
    Path image(Path folder) throws IOException;

    @Test
    default void makes_every_form_of_an_image(@TempDir Path folder) throws IOException {
        var upload = image(folder);

        try (var prepared = processor().prepare(upload, "image/png")) {
            assertThat(prepared.kind()).isEqualTo(MediaItem.Kind.IMAGE);
            assertThat(prepared.width()).isPositive();
            assertThat(prepared.height()).isPositive();
            assertThat(prepared.forms())
                    .extracting(Form::variant)
                    .containsExactlyInAnyOrder(Variant.values());
            assertThat(prepared.forms())
                    .allSatisfy(form -> {
                        assertThat(form.file()).hasSize(form.sizeBytes());
                        assertThat(form.contentType()).startsWith("image/");
                    });
        }
    }

    @Test
    default void removes_its_files_when_it_is_closed(@TempDir Path folder) throws IOException {
        var upload = image(folder);
        var prepared = processor().prepare(upload, "image/png");

        prepared.close();

        assertThat(prepared.forms()).allSatisfy(form -> assertThat(form.file()).doesNotExist());
        assertThat(upload).exists();
    }

    @Test
    default void refuses_an_empty_file(@TempDir Path folder) throws IOException {
        var upload = Files.createFile(folder.resolve("empty"));

        assertThat(refusalOf(() -> processor().prepare(upload, "image/png")))
                .isInstanceOf(MediaRefusal.class);
    }
}
