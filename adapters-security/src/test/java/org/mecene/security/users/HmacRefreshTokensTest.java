package org.mecene.security.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.time.Secrets;
import org.mecene.security.testkit.Kept;
import org.mecene.security.time.SecureSecrets;

class HmacRefreshTokensTest {
    private static final SessionId SESSION =
            new SessionId(UUID.fromString("019a1b2c-3d4e-7f50-8a6b-7c8d9eafb0c1"));

    private final ServerSecrets kept = Kept.nothing();
    private final Secrets secrets = new SecureSecrets(new SecureRandom());
    private final HmacRefreshTokens tokens = new HmacRefreshTokens(kept, secrets);

    @Test
    void names_the_session_in_the_token() {
        var token = tokens.first(SESSION);

        assertThat(token).matches("mrt_AZobLD1Of1CKa3yNnq-wwQ\\.[A-Za-z0-9_-]{43}");
        assertThat(tokens.sessionOf(token)).contains(SESSION);
    }

    @Test
    void begins_every_session_with_another_secret() {
        assertThat(tokens.first(SESSION)).isNotEqualTo(tokens.first(SESSION));
    }

    @Test
    void makes_a_line_of_tokens_of_one_session() {
        var line = Stream.iterate(tokens.first(SESSION), tokens::successor).limit(1_000).toList();

        assertThat(line).doesNotHaveDuplicates();
        assertThat(line).allSatisfy(token -> assertThat(tokens.sessionOf(token)).contains(SESSION));
    }

    @Test
    void names_no_session_in_a_token_that_the_server_did_not_issue() {
        var stranger = new HmacRefreshTokens(Kept.nothing(), secrets);

        assertThat(tokens.sessionOf(stranger.first(SESSION))).isEmpty();
    }

    @Rule("I6")
    @Test
    void makes_the_same_successor_again_on_every_node() {
        var otherNode = new HmacRefreshTokens(kept, secrets);
        var token = tokens.first(SESSION);

        var successor = tokens.successor(token);

        assertThat(tokens.successor(token)).isEqualTo(successor);
        assertThat(otherNode.successor(token)).isEqualTo(successor);
    }

    @Test
    void does_not_follow_a_token_of_another_server() {
        var otherServer = new HmacRefreshTokens(Kept.nothing(), secrets);
        var token = tokens.first(SESSION);

        assertThatThrownBy(() -> otherServer.successor(token))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_to_follow_what_is_no_token_without_showing_it() {
        assertThatThrownBy(() -> tokens.successor("mrt_s3cret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a refresh token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mrt_",
                "mrt_.",
                "AZobLD1Of1CKa3yNnq-wwQ.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "MRT_AZobLD1Of1CKa3yNnq-wwQ.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "mat_AZobLD1Of1CKa3yNnq-wwQ.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "mrt_AZobLD1Of1CKa3yNnq-wwQ.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "mrt_AZobLD1Of1CKa3yNnq-wwQ.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "mrt_AZobLD1Of1CKa3yNnq-ww.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "mrt_AZobLD1Of1CKa3yNnq-wwQ,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "mrt_AZobLD1Of1CKa3yNnq-wwQ.AAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAA",
                "mrt_AZobLD1Of1CKa3yNnq+wwQ.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "mrt_AZobLD1Of1CKa3yNnq-wwR.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "mrt_AZobLD1Of1CKa3yNnq-wwQ.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
                "mrt_AZobLD1Of1CKa3yNnq-wwQ.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "mrt_AZobLD1Of1CKa3yNnq-wwQ.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\u00e9",
                " mrt_AZobLD1Of1CKa3yNnq-wwQ.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "mrt_AZobLD1Of1CKa3yNnq-wwQ.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
                "mrt_019a1b2c-3d4e-7f50-8a6b-7c8d9eafb0c1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void knows_what_is_no_token(String text) {
        assertThat(tokens.sessionOf(text)).isEmpty();
    }
}
