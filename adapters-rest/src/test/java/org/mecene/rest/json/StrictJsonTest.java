package org.mecene.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aCreator;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.rest.testkit.RestWorld;

/// Bodies that say something else than they must (security.md M3 to M6, C4, C9, B3).
class StrictJsonTest {
    private static final String TIERS = "/api/me/tiers";
    private static final String POSTS = "/api/posts";

    @AutoClose private final RestWorld world = RestWorld.start();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "nothing",
                "{'body': 'b'}",
                "{\"body\": \"b\",}",
                "{\"body\": \"b\" /* c */}",
                "{\"body\": \"a\tb\"}",
                "{\"body\": \"\\x\"}",
                "{\"body\": \"b\"} {}",
                "{\"body\": \"b\"} x",
                "{\"body\": \"b\", \"body\": \"c\"}",
                "{\"body\": 00}",
                "\"",
            })
    void refuses_what_is_no_json(String body) {
        world.call(POSTS).by(creator()).post(body).isProblem(400, "malformed_json");
    }

    /// M3, M4
    @ParameterizedTest
    @CsvSource({
        "[], ''",
        "null, ''",
        "5, ''",
        "'\"text\"', ''",
        "'{\"name\": 5}', name",
        "'{\"name\": 5.5}', name",
        "'{\"name\": true}', name",
        "'{\"name\": [\"a\"]}', name",
        "'{\"name\": {}}', name",
        "'{\"trialDays\": \"7\"}', trialDays",
        "'{\"trialDays\": 7.9}', trialDays",
        "'{\"trialDays\": true}', trialDays",
        "'{\"trialDays\": \"\"}', trialDays",
        "'{\"trialDays\": \"  \"}', trialDays",
        "'{\"trialDays\": \"\\u0000\"}', trialDays",
        "'{\"price\": 5}', price",
        "'{\"price\": \"5 XOF\"}', price",
        "'{\"price\": {\"amount\": 5, \"currency\": 5}}', price.currency",
    })
    void refuses_other_types(String body, String field) {
        var answer = world.call(TIERS).by(creator()).post(body);

        answer.isProblem(400, "wrong_type").names(field, "invalid");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"tags\": \"a\"}', tags",
        "'{\"tags\": [1]}', tags[0]",
        "'{\"tags\": [\"a\", {}]}', tags[1]",
        "'{\"commentsEnabled\": \"true\"}', commentsEnabled",
        "'{\"commentsEnabled\": \" \"}', commentsEnabled",
        "'{\"commentsEnabled\": 1}', commentsEnabled",
    })
    void refuses_other_types_within_lists_and_truths(String body, String field) {
        world.call(POSTS)
                .by(creator())
                .post(body)
                .isProblem(400, "wrong_type")
                .names(field, "invalid");
    }

    @Test
    void takes_no_number_that_is_too_large_for_its_field() {
        world.call(TIERS)
                .by(creator())
                .post("{\"trialDays\": 99999999999}")
                .isProblem(400, "malformed_json");
    }

    /// B3
    @ParameterizedTest
    @CsvSource({
        "'{\"id\": \"x\"}', id",
        "'{\"creator\": \"x\"}', creator",
        "'{\"Body\": \"x\"}', Body",
        "'{\"likeCount\": 5}', likeCount",
        "'{\"\": 5}', ''",
    })
    void refuses_fields_that_it_does_not_know(String body, String field) {
        world.call(POSTS)
                .by(creator())
                .post(body)
                .isProblem(400, "unknown_field")
                .names(field, "unknown");
    }

    @Test
    void tells_where_an_unknown_field_is() {
        world.call(TIERS)
                .by(creator())
                .post("{\"price\": {\"amount\": 5, \"currency\": \"XOF\", \"rate\": 2}}")
                .isProblem(400, "unknown_field")
                .names("price.rate", "unknown");
    }

    /// C4
    @ParameterizedTest
    @ValueSource(
            strings = {"a\\u0000b", "\\ud83d", "\\udc4f", "\\udc4f\\ud83d", "\\ud83dx", "x\\ud83d"})
    void refuses_what_is_no_text(String text) {
        world.call(POSTS)
                .by(creator())
                .post("{\"body\": \"%s\", \"visibility\": \"public\"}".formatted(text))
                .isProblem(400, "invalid_text")
                .names("body", "invalid");
    }

    @Test
    void refuses_what_is_no_text_in_a_list_and_in_a_patch() {
        world.call(POSTS)
                .by(creator())
                .post("{\"tags\": [\"a\", \"\\u0000\"]}")
                .isProblem(400, "invalid_text")
                .names("tags[1]", "invalid");
        world.call("/api/me")
                .by(creator())
                .patch("{\"bio\": \"\\u0000\"}")
                .isProblem(400, "invalid_text")
                .names("bio", "invalid");
    }

    /// C4
    @Test
    void refuses_bytes_that_are_not_utf_8() {
        var overlong = bytes("{\"body\": \"", new byte[] {(byte) 0xC0, (byte) 0xAF}, "\"}");
        var surrogate =
                bytes("{\"body\": \"", new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, "\"}");
        var latin = "{\"body\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        var wide = "{\"body\": \"b\"}".getBytes(StandardCharsets.UTF_16LE);
        var wider = "{\"body\": \"b\"}".getBytes(StandardCharsets.UTF_16BE);
        var marked =
                bytes("", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, "{\"body\": \"b\"}");

        for (var body : new byte[][] {overlong, surrogate, latin, wide, wider, marked}) {
            var answer = world.call(POSTS).by(creator()).post("application/json", body);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.at("/code")).isIn("malformed_json", "invalid_text");
        }
    }

    /// C4: everything that is text comes back as it was.
    @ParameterizedTest
    @ValueSource(strings = {"👩🏽‍🚀 emoji", "العربية", "é à ç œ", "日本語", "a\u0301 → á", "\\u00e9"})
    void keeps_text_as_it_is(String text) {
        var answer =
                world.call(POSTS)
                        .by(creator())
                        .post("{\"body\": \"%s\", \"visibility\": \"public\"}".formatted(text));

        answer.has(201);
        assertThat(answer.at("/body"))
                .isEqualTo(text.replace("a\u0301", "\u00e1").replace("\\u00e9", "é"));
    }

    /// C9
    @Test
    void refuses_what_would_cost_too_much_to_read() {
        var deep = "[".repeat(65) + "]".repeat(65);
        var deeper = "{\"body\":".repeat(10_000);
        var number = "{\"trialDays\": " + "9".repeat(10_000) + "}";
        var keys = new StringBuilder("{\"a0\": 0");
        for (var i = 1; i < 50_000; i++) {
            keys.append(", \"a").append(i).append("\": 0");
        }
        var array = "{\"tags\": [" + "\"a\",".repeat(200_000) + "\"a\"]}";
        var name = "{\"" + "n".repeat(10_000) + "\": 0}";

        world.call(POSTS).by(creator()).post("{\"tags\": " + deep + "}").has(400);
        world.call(POSTS).by(creator()).post(deeper).has(400);
        world.call(TIERS).by(creator()).post(number).isProblem(400, "malformed_json");
        world.call(POSTS).by(creator()).post(keys + "}").isProblem(400, "unknown_field");
        world.call(POSTS)
                .by(creator())
                .post(array)
                .isProblem(422, "validation_failed")
                .names("tags", "too_many");
        world.call(POSTS).by(creator()).post(name).has(400);
    }

    /// C9: an encoding that we do not undo is not JSON.
    @Test
    void takes_no_compressed_bodies() {
        var answer =
                world.call(POSTS)
                        .by(creator())
                        .header("Content-Encoding", "gzip")
                        .post("application/json", new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0});

        assertThat(answer.status()).isIn(400, 415);
    }

    private String creator() {
        return world.tokenOf(world.has(aCreator()));
    }

    private static byte[] bytes(String before, byte[] middle, String after) {
        var head = before.getBytes(StandardCharsets.US_ASCII);
        var tail = after.getBytes(StandardCharsets.US_ASCII);
        var all = new byte[head.length + middle.length + tail.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(middle, 0, all, head.length, middle.length);
        System.arraycopy(tail, 0, all, head.length + middle.length, tail.length);
        return all;
    }
}
