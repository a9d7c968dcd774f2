package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SequentialIds;

/// What every [RefreshTokens] promises.
@Rule("I6")
public interface RefreshTokensContract {
    SessionId SESSION = new SessionId(new SequentialIds().next());

    RefreshTokens refreshTokens();

    @Test
    default void names_the_session_in_every_token_of_the_line() {
        var first = refreshTokens().first(SESSION);
        var second = refreshTokens().successor(first);

        assertThat(refreshTokens().sessionOf(first)).contains(SESSION);
        assertThat(refreshTokens().sessionOf(second)).contains(SESSION);
    }

    @Test
    default void gives_one_token_one_successor() {
        var first = refreshTokens().first(SESSION);

        assertThat(refreshTokens().successor(first)).isEqualTo(refreshTokens().successor(first));
    }

    @Test
    default void never_comes_to_the_same_token_again() {
        var line =
                Stream.iterate(refreshTokens().first(SESSION), refreshTokens()::successor)
                        .limit(200)
                        .toList();

        assertThat(line).doesNotHaveDuplicates();
    }

    @Test
    default void begins_every_line_anew() {
        assertThat(refreshTokens().first(SESSION)).isNotEqualTo(refreshTokens().first(SESSION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "a.b", "019c9c37-d0fb-7000-8000-000000000001", "é🌍"})
    default void knows_no_session_of_anything_else(String text) {
        assertThat(refreshTokens().sessionOf(text)).isEmpty();
        assertThat(refreshTokens().sessionOf(text.repeat(1_000))).isEmpty();
    }
}
