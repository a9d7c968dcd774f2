package org.mecene.storage.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mecene.storage.image.Pictures.encoded;
import static org.mecene.storage.image.Pictures.fields;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.media.MediaItem.Kind;
import org.mecene.domain.media.MediaProcessor;
import org.mecene.domain.media.MediaProcessor.Form;
import org.mecene.domain.media.MediaProcessorContract;
import org.mecene.domain.media.MediaStore.StoreUnavailable;
import org.mecene.domain.media.Variant;

class ImageMediaProcessorTest implements MediaProcessorContract {
    @TempDir private Path root;
    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = Workshop.in(root);
    }

    @Override
    public MediaProcessor processor() {
        return workshop.processor();
    }

    @Override
    public Path image(Path folder) throws IOException {
        return Files.write(folder.resolve("image"), encoded(fields(80, 40), "png"));
    }

    @Test
    void keeps_an_image_in_four_forms() throws IOException {
        try (var prepared = workshop.prepare(encoded(fields(2000, 1000), "jpeg"), "image/jpeg")) {
            assertThat(prepared.kind()).isEqualTo(Kind.IMAGE);
            assertThat(prepared.contentType()).isEqualTo("image/jpeg");
            assertThat(prepared.width()).isEqualTo(2000);
            assertThat(prepared.height()).isEqualTo(1000);
            assertThat(Looks.sizes(prepared))
                    .containsExactlyEntriesOf(
                            new TreeMap<>(
                                    Map.of(
                                            Variant.ORIGINAL, "2000x1000",
                                            Variant.LARGE, "1600x800",
                                            Variant.THUMBNAIL, "400x200",
                                            Variant.BLURRED, "400x200")));
            assertThat(prepared.forms()).extracting(Form::contentType).containsOnly("image/jpeg");
            assertThat(prepared.forms())
                    .allMatch(form -> form.sizeBytes() == form.file().toFile().length());
        }
    }

    @Test
    void makes_every_form_of_a_small_image_and_enlarges_none() throws IOException {
        try (var prepared = workshop.prepare(encoded(fields(30, 1), "jpeg"), "image/jpeg")) {
            assertThat(Looks.sizes(prepared)).hasSize(4).containsValue("30x1");
            assertThat(Looks.sizes(prepared).values()).containsOnly("30x1");
        }
    }

    @Test
    void keeps_what_is_transparent_and_shows_it_white_in_derived_forms() throws IOException {
        var drawing =
                Pictures.drawn(
                        800,
                        400,
                        BufferedImage.TYPE_INT_ARGB,
                        graphics -> Pictures.fill(graphics, Color.RED, 0, 0, 400, 400));

        try (var prepared = workshop.prepare(encoded(drawing, "png"), "image/png")) {
            assertThat(prepared.contentType()).isEqualTo("image/png");
            assertThat(Looks.image(prepared, Variant.ORIGINAL).getRGB(700, 200) >>> 24).isZero();
            for (var variant : List.of(Variant.LARGE, Variant.THUMBNAIL, Variant.BLURRED)) {
                var derived = Looks.image(prepared, variant);
                assertThat(derived.getColorModel().hasAlpha()).isFalse();
                Looks.assertNear(derived, derived.getWidth() - 5, 100, Color.WHITE);
            }
        }
    }

    @Test
    void keeps_a_transparent_webp_as_png() throws IOException {
        try (var prepared = workshop.prepare(Pictures.sample("transparent.webp"), "image/webp")) {
            assertThat(prepared.contentType()).isEqualTo("image/png");
            assertThat(Looks.image(prepared, Variant.ORIGINAL).getRGB(70, 35) >>> 24).isZero();
        }
    }

    @Test
    void keeps_an_image_that_only_could_be_transparent_as_jpeg() throws IOException {
        var opaque =
                Pictures.drawn(
                        80,
                        40,
                        BufferedImage.TYPE_INT_ARGB,
                        graphics -> graphics.drawImage(fields(80, 40), 0, 0, null));

        try (var prepared = workshop.prepare(encoded(opaque, "png"), "image/png")) {
            assertThat(prepared.contentType()).isEqualTo("image/jpeg");
            assertThat(Looks.cornersOf(Looks.image(prepared, Variant.ORIGINAL))).isEqualTo("0123");
        }
    }

    @Test
    void keeps_a_gif_as_png() throws IOException {
        try (var prepared = workshop.prepare(encoded(fields(80, 40), "gif"), "image/gif")) {
            assertThat(prepared.contentType()).isEqualTo("image/png");
            assertThat(Looks.cornersOf(Looks.image(prepared, Variant.ORIGINAL))).isEqualTo("0123");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 100, 400, 2000})
    void leaves_no_letter_readable_in_the_blurred_form(int width) throws IOException {
        var stripes =
                Pictures.drawn(
                        width,
                        width,
                        BufferedImage.TYPE_INT_RGB,
                        graphics -> {
                            for (var stripe = 0; stripe < 8; stripe++) {
                                var colour = stripe % 2 == 0 ? Color.WHITE : Color.BLACK;
                                var x = width * stripe / 8;
                                Pictures.fill(graphics, colour, x, 0, width, width);
                            }
                        });

        try (var prepared = workshop.prepare(encoded(stripes, "png"), "image/png")) {
            var blurred = Looks.image(prepared, Variant.BLURRED);
            var least = 255;
            var most = 0;
            for (var x = blurred.getWidth() / 4; x < blurred.getWidth() * 3 / 4; x++) {
                var level = new Color(blurred.getRGB(x, blurred.getHeight() / 2)).getRed();
                least = Math.min(least, level);
                most = Math.max(most, level);
            }
            assertThat(most - least).as("contrast that is left").isLessThan(64);
        }
    }

    @Test
    void keeps_a_hint_of_the_colours_in_the_blurred_form() throws IOException {
        try (var prepared = workshop.prepare(encoded(fields(1000, 600), "jpeg"), "image/jpeg")) {
            assertThat(Looks.cornersOf(Looks.image(prepared, Variant.BLURRED))).isEqualTo("0123");
        }
    }

    @Test
    void removes_its_temporary_files_when_it_is_closed() throws IOException {
        var prepared = workshop.prepare(encoded(fields(80, 40), "png"), "image/png");

        var during = workshop.files();
        prepared.close();
        prepared.close();

        assertThat(during).hasSize(4);
        assertThat(workshop.files()).isEmpty();
    }

    @Test
    void leaves_nothing_behind_when_there_is_no_room() throws IOException {
        var upload = workshop.upload(encoded(fields(80, 40), "png"));
        Files.delete(workshop.work());

        assertThatThrownBy(() -> workshop.prepare(upload, "image/png"))
                .isInstanceOf(StoreUnavailable.class);
    }
}
