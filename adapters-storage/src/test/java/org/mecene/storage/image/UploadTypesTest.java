package org.mecene.storage.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.storage.image.Pictures.encoded;
import static org.mecene.storage.image.Pictures.fields;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.media.MediaItem.Kind;
import org.mecene.domain.media.MediaProcessor.Form;
import org.mecene.domain.media.MediaRefusal;
import org.mecene.domain.media.Variant;
import org.mecene.domain.testkit.Refusals;

class UploadTypesTest {
    @TempDir private Path root;
    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = Workshop.in(root);
    }

    @ParameterizedTest
    @CsvSource({
        "ftypisom, '', video/mp4, VIDEO",
        "ftypisom, video/mp4, video/mp4, VIDEO",
        "ftypmp42, audio/mp4, audio/mp4, AUDIO",
        "'ftypM4A ', audio/x-m4a, audio/mp4, AUDIO",
        "'ftypM4V ', video/x-m4v, video/mp4, VIDEO",
        "'ftypqt  ', video/quicktime, video/quicktime, VIDEO",
        "moov\0\0\0\0, video/quicktime, video/quicktime, VIDEO",
    })
    void knows_the_family_of_mp4(String brand, String declared, String type, Kind kind)
            throws IOException {
        try (var prepared = workshop.prepare(box(brand), declared)) {
            assertThat(prepared.contentType()).isEqualTo(type);
            assertThat(prepared.kind()).isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "video/webm, video/webm, VIDEO",
        "audio/webm, audio/webm, AUDIO",
        "'', video/webm, VIDEO"
    })
    void knows_webm(String declared, String type, Kind kind) throws IOException {
        var webm =
                "\u001aE\u00df\u00a3\u009fB\u0086\u0081\u0001B\u0082\u0084webmB\u0087\u0081\u0004";

        try (var prepared = workshop.prepare(webm.getBytes(ISO_8859_1), declared)) {
            assertThat(prepared.contentType()).isEqualTo(type);
            assertThat(prepared.kind()).isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @CsvSource({"audio/mpeg", "audio/mp3", "'Audio/MPEG; x=y'", "''", "application/octet-stream"})
    void knows_mp3_by_every_name(String declared) throws IOException {
        try (var prepared = workshop.prepare(Pictures.mp3(), declared)) {
            assertThat(prepared.contentType()).isEqualTo("audio/mpeg");
            assertThat(prepared.kind()).isEqualTo(Kind.AUDIO);
        }
    }

    @ParameterizedTest
    @CsvSource({"audio/wav", "audio/x-wav", "audio/wave"})
    void knows_wav_by_every_name(String declared) throws IOException {
        var wav = "RIFF\44\0\0\0WAVEfmt \20\0\0\0\1\0\1\0";

        try (var prepared = workshop.prepare(wav.getBytes(ISO_8859_1), declared)) {
            assertThat(prepared.contentType()).isEqualTo("audio/wav");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\1vorbis", "OpusHead"})
    void knows_ogg(String codec) throws IOException {
        var page = "OggS\0\2" + "\0".repeat(20) + "\1\36" + codec + "\0".repeat(20);

        try (var prepared = workshop.prepare(page.getBytes(ISO_8859_1), "audio/ogg")) {
            assertThat(prepared.contentType()).isEqualTo("audio/ogg");
            assertThat(prepared.kind()).isEqualTo(Kind.AUDIO);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'%PDF-1.7\n', application/pdf",
        "'PK\3\4\n\0\0\0\0\0aaaaaaaaaaaa\24\0\0\0\10\0\0\0mimetypeapplication/epub+zip',"
                + " application/epub+zip",
    })
    void keeps_a_document_byte_for_byte_where_it_is(String content, String type)
            throws IOException {
        var upload = workshop.upload(content.getBytes(ISO_8859_1));

        var prepared = workshop.prepare(upload, type);
        prepared.close();

        assertThat(prepared.forms())
                .containsExactly(new Form(Variant.ORIGINAL, upload, type, content.length()));
        assertThat(prepared.kind()).isEqualTo(Kind.FILE);
        assertThat(Looks.text(upload)).isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpg, true",
        "image/pjpeg, true",
        "IMAGE/JPEG, true",
        "application/octet-stream, true",
        "'', true",
        "image/png, false",
        "text/html, false",
        "image/*, false",
    })
    void takes_an_image_only_as_what_it_is(String declared, boolean taken) throws IOException {
        var upload = workshop.upload(encoded(fields(8, 4), "jpeg"));

        if (taken) {
            workshop.prepare(upload, declared).close();
        } else {
            assertThat(Refusals.refusalOf(() -> workshop.prepare(upload, declared)))
                    .isEqualTo(new MediaRefusal.TypeMismatch(declared, "image/jpeg"));
        }
    }

    private static byte[] box(String brand) {
        return ("\0\0\0\24" + brand + "\0\0\2\0isom\0\0\0\10free").getBytes(ISO_8859_1);
    }
}
