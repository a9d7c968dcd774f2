package org.mecene.storage.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.storage.image.Pictures.encoded;
import static org.mecene.storage.image.Pictures.fields;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.media.Variant;
import org.mecene.domain.testkit.Rule;

class ImageContentTest {
    @TempDir private Path root;
    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = Workshop.in(root);
    }

    @Test
    @Rule("K7")
    void drops_where_and_with_what_a_photo_was_taken() throws Exception {
        var jpeg = encoded(fields(80, 40), "jpeg");
        var photo = Pictures.withSegment(jpeg, 0xe1, Pictures.exif(1));
        var before = ImageMetadataReader.readMetadata(new ByteArrayInputStream(photo));
        assertThat(before.getDirectoriesOfType(GpsDirectory.class))
                .singleElement()
                .matches(gps -> gps.getGeoLocation() == null && gps.getTagCount() == 2);

        try (var prepared = workshop.prepare(photo, "image/jpeg")) {
            for (var form : prepared.forms()) {
                var after = ImageMetadataReader.readMetadata(form.file().toFile());
                assertThat(after.containsDirectoryOfType(GpsDirectory.class)).isFalse();
                assertThat(after.containsDirectoryOfType(ExifIFD0Directory.class)).isFalse();
                assertThat(Looks.text(form.file())).doesNotContain("Exif", "Spycam", "http:");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0123", "2, 1032", "3, 3210", "4, 2301", "5, 0213", "6, 2031", "7, 3120", "8, 1302",
        "0, 0123", "9, 0123"
    })
    void turns_a_photo_upright(int orientation, String corners) throws IOException {
        var jpeg = encoded(fields(80, 40), "jpeg");
        var photo = Pictures.withSegment(jpeg, 0xe1, Pictures.exif(orientation));

        try (var prepared = workshop.prepare(photo, "image/jpeg")) {
            for (var form : prepared.forms().subList(0, 3)) {
                assertThat(Looks.cornersOf(Looks.image(form))).isEqualTo(corners);
            }
            var lying = orientation < 5 || orientation > 8;
            assertThat(prepared.width()).isEqualTo(lying ? 80 : 40);
            assertThat(prepared.height()).isEqualTo(lying ? 40 : 80);
        }
    }

    @Test
    void reads_every_pixel_of_a_file_of_any_length() throws IOException {
        var noise = Pictures.noise(300, 200, BufferedImage.TYPE_INT_ARGB);

        try (var prepared = workshop.prepare(encoded(noise, "png"), "image/png")) {
            var kept = Looks.image(prepared, Variant.ORIGINAL);
            var all = new int[300 * 200];
            assertThat(kept.getRGB(0, 0, 300, 200, all, 0, 300))
                    .isEqualTo(noise.getRGB(0, 0, 300, 200, null, 0, 300));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "gif"})
    void reads_a_file_of_any_length(String format) throws IOException {
        var noise = Pictures.noise(600, 400, BufferedImage.TYPE_INT_RGB);

        try (var prepared = workshop.prepare(encoded(noise, format), "")) {
            assertThat(prepared.width()).isEqualTo(600);
        }
    }

    @Test
    void reads_a_photo_that_was_sent_coarse_first() throws IOException {
        var photo = Pictures.progressiveJpeg(fields(80, 40), 0);

        try (var prepared = workshop.prepare(photo, "image/jpeg")) {
            assertThat(Looks.cornersOf(Looks.image(prepared, Variant.ORIGINAL))).isEqualTo("0123");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"turned.webp", "turned.png"})
    void turns_other_images_upright_too(String name) throws IOException {
        try (var prepared = workshop.prepare(Pictures.sample(name), "")) {
            assertThat(Looks.cornersOf(Looks.image(prepared, Variant.ORIGINAL))).isEqualTo("2031");
            assertThat(prepared.width()).isEqualTo(40);
        }
    }

    @ParameterizedTest
    @CsvSource({"lossy.webp", "lossless.webp", "moving.webp", "cmyk.jpg"})
    void shows_what_java_cannot_read_by_itself(String name) throws IOException {
        try (var prepared = workshop.prepare(Pictures.sample(name), "")) {
            assertThat(prepared.contentType()).isEqualTo(Looks.original(prepared).contentType());
            assertThat(Looks.cornersOf(Looks.image(prepared, Variant.ORIGINAL))).isEqualTo("0123");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10, jpeg",
        "10, png",
        "10, gif",
        "11, png",
    })
    void keeps_grey_as_bright_as_it_is(int type, String format) throws IOException {
        var grey = new BufferedImage(80, 40, type);
        var sample = type == BufferedImage.TYPE_USHORT_GRAY ? 50 << 8 : 50;
        var samples = new int[80 * 40];
        Arrays.fill(samples, sample);
        grey.getRaster().setPixels(0, 0, 80, 40, samples);

        try (var prepared = workshop.prepare(encoded(grey, format), "")) {
            for (var form : prepared.forms()) {
                Looks.assertNear(Looks.image(form), 40, 20, new Color(50, 50, 50));
            }
        }
    }

    @Test
    void shows_the_colours_that_a_profile_means() throws IOException {
        var grey =
                Pictures.drawn(
                        80,
                        40,
                        BufferedImage.TYPE_INT_RGB,
                        graphics -> Pictures.fill(graphics, new Color(50, 50, 50), 0, 0, 80, 40));
        var profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        var segment = Pictures.concat("ICC_PROFILE\0\1\1".getBytes(ISO_8859_1), profile);
        var photo = Pictures.withSegment(encoded(grey, "jpeg"), 0xe2, segment);

        try (var prepared = workshop.prepare(photo, "image/jpeg")) {
            // 50 of 255 in linear light is 122 as sRGB writes it.
            Looks.assertNear(
                    Looks.image(prepared, Variant.ORIGINAL), 40, 20, new Color(122, 122, 122));
        }
    }
}
