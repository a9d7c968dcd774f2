package org.mecene.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mecene.domain.media.MediaStore.View;

class ContentDispositionTest {
    @ParameterizedTest
    @CsvSource({
        "image/png, inline",
        "video/mp4, inline",
        "audio/ogg, inline",
        "application/pdf, attachment",
        "application/epub+zip, attachment",
    })
    void shows_pictures_films_and_sound_and_offers_the_rest(String type, String kind) {
        var header = ContentDisposition.of(new View(type, "a.bin"));

        assertThat(header).isEqualTo(kind + "; filename=\"a.bin\"");
    }

    @Test
    void lets_no_name_end_the_header_or_turn_its_letters_around() {
        var header =
                ContentDisposition.of(new View("application/pdf", "a\"; x=\r\nB: c\u202Efdp.exe"));

        assertThat(header)
                .isEqualTo(
                        "attachment; filename=\"a__ x_B_ cfdp.exe\";"
                                + " filename*=UTF-8''a%22%3B%20x%3DB%3A%20cfdp.exe");
    }
}
