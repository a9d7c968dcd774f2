package org.mecene.storage.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.storage.image.Pictures.concat;
import static org.mecene.storage.image.Pictures.encoded;
import static org.mecene.storage.image.Pictures.fields;
import static org.mecene.storage.image.Pictures.withSegment;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mecene.domain.media.MediaRefusal;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.testkit.Properties;
import org.mecene.domain.testkit.Refusals;
import org.mecene.domain.testkit.Rule;

class HostileUploadsTest {
    private static final String EVIL = "<script>alert('PK\3\4')</script>";

    @TempDir private Path root;
    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = Workshop.in(root);
    }

    static List<HostileFile> hostileFiles() {
        return HostileFile.all();
    }

    @ParameterizedTest
    @MethodSource("hostileFiles")
    @Rule("K7")
    void refuses(HostileFile file) throws IOException {
        var upload = workshop.upload(file.content().toArray());
        var begun = System.nanoTime();

        var refusal = Refusals.refusalOf(() -> workshop.prepare(upload, file.declared()));

        assertThat(refusal).isInstanceOf(file.refusal());
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        assertThat(workshop.files()).isEmpty();
    }

    static Map<String, byte[]> harmlessOnceEncodedAnew() {
        var jpeg = encoded(fields(80, 40), "jpeg");
        var png = encoded(fields(80, 40), "png");
        var gif = encoded(fields(80, 40), "gif");
        var evil = EVIL.getBytes(ISO_8859_1);
        return Map.of(
                "a JPEG and an archive", concat(jpeg, evil),
                "a PNG and a page", concat(png, evil),
                "a GIF and a script", concat(gif, evil),
                "a script in a JPEG's comment", withSegment(jpeg, 0xfe, evil),
                "a script for an ICC profile",
                        withSegment(
                                jpeg, 0xe2, concat("ICC_PROFILE\0\1\1".getBytes(ISO_8859_1), evil)),
                "a script among EXIF", withSegment(jpeg, 0xe1, concat(Pictures.exif(1), evil)),
                "EXIF that points nowhere",
                        withSegment(
                                jpeg,
                                0xe1,
                                "Exif\0\0II*\0\u00ff\u00ff\u00ff\u007f".getBytes(ISO_8859_1)),
                "EXIF that points at itself",
                        withSegment(jpeg, 0xe1, "Exif\0\0MM\0*\0\0\0\0".getBytes(ISO_8859_1)),
                "a bomb in a PNG's text", textBomb(png));
    }

    static List<Map.Entry<String, byte[]>> harmless() {
        return List.copyOf(harmlessOnceEncodedAnew().entrySet());
    }

    @ParameterizedTest
    @MethodSource("harmless")
    @Rule("K7")
    void keeps_of_a_hostile_image_only_the_pixels(Map.Entry<String, byte[]> file)
            throws IOException {
        try (var prepared = workshop.prepare(file.getValue(), "")) {
            for (var form : prepared.forms()) {
                assertThat(Looks.image(form).getWidth()).isEqualTo(80);
                assertThat(Looks.text(form.file())).doesNotContain("<script", "PK\3\4");
            }
        }
    }

    @Test
    void looks_at_any_damaged_image_without_falling() {
        var images =
                List.of(
                        encoded(fields(80, 40), "jpeg"),
                        encoded(fields(80, 40), "png"),
                        encoded(fields(80, 40), "gif"),
                        withSegment(encoded(fields(80, 40), "jpeg"), 0xe1, Pictures.exif(6)),
                        Pictures.sample("cmyk.jpg"),
                        Pictures.sample("lossy.webp"),
                        Pictures.sample("lossless.webp"),
                        Pictures.sample("transparent.webp"),
                        Pictures.sample("moving.webp"));

        Properties.forAll(
                150,
                random -> {
                    var image = Properties.oneOf(random, images).clone();
                    for (var flips = random.nextInt(1, 6); flips > 0; flips--) {
                        image[random.nextInt(image.length)] = (byte) random.nextInt();
                    }
                    return image;
                },
                image -> assertThat(isLookedAt(image)).isTrue());
    }

    private boolean isLookedAt(byte[] image) {
        try {
            workshop.prepare(image, "").close();
            return workshop.files().isEmpty();
        } catch (Refused refused) {
            return refused.refusal() instanceof MediaRefusal;
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] textBomb(byte[] png) {
        var text = concat("x\0\0".getBytes(ISO_8859_1), Pictures.deflatedZeros(100));
        var afterHeader = 33;
        return concat(
                Arrays.copyOf(png, afterHeader),
                Pictures.chunk("zTXt", text),
                Arrays.copyOfRange(png, afterHeader, png.length));
    }
}
