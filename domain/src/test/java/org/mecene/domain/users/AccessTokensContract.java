package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.testkit.TestClock;
import org.mecene.domain.users.AccessTokens.Claims;

/// What every [AccessTokens] promises.
public interface AccessTokensContract {
    AccessTokens accessTokens();

    /// From which the tokens take the time.
    TestClock clock();

    @Test
    default void says_what_was_issued() {
        var claims = claims();

        var token = accessTokens().issue(claims);

        assertThat(accessTokens().verify(token)).contains(claims);
        assertThat(accessTokens().verify(token)).contains(claims);
    }

    @Test
    default void works_for_its_life_and_no_longer() {
        var token = accessTokens().issue(claims());

        clock().advance(Duration.ofSeconds(AccessTokens.LIFE_SECONDS - 1));
        assertThat(accessTokens().verify(token)).isPresent();
        clock().advance(Duration.ofMinutes(2));
        assertThat(accessTokens().verify(token)).isEmpty();
    }

    @Test
    default void trusts_no_token_that_was_changed() {
        var token = accessTokens().issue(claims());
        var middle = token.length() / 2;

        assertThat(Stream.of(0, middle).map(at -> changed(token, at)))
                .allSatisfy(other -> assertThat(accessTokens().verify(other)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a.b.c", "Bearer x", "é🌍", "\u0000"})
    default void trusts_nothing_else(String text) {
        assertThat(accessTokens().verify(text)).isEmpty();
        assertThat(accessTokens().verify(text.repeat(10_000))).isEmpty();
    }

    private static String changed(String token, int at) {
        var other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    /// Issued at a whole second, because that is what tokens count in.
    private Claims claims() {
        clock().set("2026-03-01T09:00:00Z");
        var ids = new SequentialIds();
        return new Claims(
                new UserId(ids.next()),
                new SessionId(ids.next()),
                clock().instant(),
                new Proof(clock().instant().minusSeconds(60), Set.of(Proof.Method.PASSKEY)));
    }
}
