package org.mecene.rest.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.UserBuilder.aCreator;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.paging.Cursor;
import org.mecene.rest.testkit.RestWorld;

/// Nobody makes up a cursor or carries one elsewhere (security.md C12).
class SignedCursorsTest {
    private final SignedCursors cursors = new SignedCursors("secret");
    private final Cursor cursor = new Cursor(-5, new UUID(7, 8));

    @Test
    void reads_what_it_wrote_for_the_same_list() {
        var text = cursors.write(cursor, "posts newest");

        assertThat(cursors.read(text, "posts newest")).isEqualTo(cursor);
        assertThat(text).matches("[A-Za-z0-9_-]{48}");
    }

    @Test
    void reads_nothing_of_another_list_or_server() {
        var text = cursors.write(cursor, "posts newest");

        assertThat(cursors.read(text, "posts popular")).isNull();
        assertThat(new SignedCursors("other").read(text, "posts newest")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "====", "é", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void reads_nothing_that_it_did_not_write(String text) {
        assertThat(cursors.read(text, "posts newest")).isNull();
    }

    @Test
    void reads_nothing_with_a_bit_turned() {
        var text = cursors.write(cursor, "l").toCharArray();

        for (var i = 0; i < text.length; i++) {
            var turned = text.clone();
            turned[i] = turned[i] == 'A' ? 'B' : 'A';
            assertThat(cursors.read(new String(turned), "l")).isNull();
        }
    }

    @Test
    void is_answered_as_a_bad_cursor_over_http() {
        try (var world = RestWorld.start()) {
            var ada = world.has(aCreator());
            world.has(aPost().by(ada));
            world.has(aPost().by(ada));
            var cursor = world.call("/api/posts?limit=1").get().at("/nextCursor");

            world.call("/api/posts?limit=1&cursor=" + cursor).get().has(200);
            world.call("/api/posts?limit=5&cursor=" + cursor).get().has(200);
            world.call("/api/posts?cursor=").get().has(200);
            world.call("/api/posts?sort=popular&cursor=" + cursor)
                    .get()
                    .isProblem(400, "invalid_cursor")
                    .names("cursor", "invalid");
            world.call("/api/campaigns?cursor=" + cursor).get().isProblem(400, "invalid_cursor");
            world.call("/api/posts?cursor=x").get().isProblem(400, "invalid_cursor");
            world.call("/api/posts?cursor=" + "a".repeat(5_000))
                    .get()
                    .isProblem(400, "invalid_cursor");
        }
    }
}
