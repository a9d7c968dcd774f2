package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.text.Bytes;
import org.mecene.domain.users.PasskeyChallenge.Purpose;

final class PasskeyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final UserId AWA =
            new UserId(UUID.fromString("0198c0de-0000-7000-8000-000000000001"));
    private static final UserId BINTOU =
            new UserId(UUID.fromString("0198c0de-0000-7000-8000-000000000002"));

    @Test
    void takes_a_count_that_grows_and_none_that_does_not() {
        var passkey = used(5);

        assertThat(passkey.takes(6)).isTrue();
        assertThat(passkey.takes(500)).isTrue();
        assertThat(passkey.takes(5)).isFalse();
        assertThat(passkey.takes(4)).isFalse();
        assertThat(passkey.takes(0)).isFalse();
    }

    @Test
    void takes_no_count_from_those_that_keep_none() {
        assertThat(used(0).takes(0)).isTrue();
        assertThat(used(0).takes(1)).isTrue();
    }

    @Test
    void names_its_owner_by_nothing_but_an_id() {
        assertThat(Passkey.handleOf(AWA)).isEqualTo("AZjA3gAAcACAAAAAAAAAAQ");
    }

    @Test
    void gives_a_challenge_to_who_asked_for_what_they_asked_until_it_is_too_old() {
        var hash = TokenHash.of("challenge");
        var end = NOW.plus(PasskeyChallenge.LIFE);
        var adding = new PasskeyChallenge(hash, Purpose.ADD, AWA, end);
        var signIn = new PasskeyChallenge(hash, Purpose.SIGN_IN, null, end);

        assertThat(adding.isGoodFor(Purpose.ADD, AWA, NOW)).isTrue();
        assertThat(adding.isGoodFor(Purpose.STEP_UP, AWA, NOW)).isFalse();
        assertThat(adding.isGoodFor(Purpose.ADD, BINTOU, NOW)).isFalse();
        assertThat(adding.isGoodFor(Purpose.ADD, null, NOW)).isFalse();
        assertThat(adding.isGoodFor(Purpose.ADD, AWA, end)).isFalse();
        assertThat(signIn.isGoodFor(Purpose.SIGN_IN, null, NOW)).isTrue();
        assertThat(signIn.isGoodFor(Purpose.SIGN_IN, AWA, NOW)).isFalse();
    }

    private static Passkey used(long uses) {
        return new Passkey(
                new PasskeyId(AWA.value()),
                AWA,
                "credential",
                Bytes.of(new byte[] {1}),
                uses,
                "Phone",
                NOW,
                null);
    }
}
