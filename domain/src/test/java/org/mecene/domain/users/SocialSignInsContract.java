package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;

/// What every [SocialSignIns] promises.
public interface SocialSignInsContract extends Fixture {
    @Test
    default void gives_an_attempt_to_one_of_many_as_it_was_begun() {
        var attempt = attempt();
        committed(() -> signIns().begin(attempt));

        var results = Race.of(() -> inTransaction(() -> signIns().take(attempt.state())));

        assertThat(results.values().stream().flatMap(Optional::stream)).containsExactly(attempt);
    }

    @Test
    default void gives_a_code_to_one_of_many() {
        var code = code();
        committed(() -> signIns().add(code));
        assertThat(signIns().findCode(code.code())).contains(code);

        var results = Race.of(() -> inTransaction(() -> signIns().takeCode(code.code())));

        assertThat(results.values().stream().flatMap(Optional::stream)).containsExactly(code);
        assertThat(signIns().findCode(code.code())).isEmpty();
    }

    @Test
    default void keeps_with_whose_account_an_identity_shall_be_linked() {
        var begun = attempt();
        var code = code();
        var linking =
                new SocialAttempt(
                        begun.state(),
                        begun.browser(),
                        begun.provider(),
                        begun.nonce(),
                        begun.verifier(),
                        begun.returnTo(),
                        code.user(),
                        begun.expiresAt());
        var identity = new SocialIdentity("google", "subject — é");
        var linked =
                new SignInCode(
                        code.code(),
                        code.user(),
                        SignInCode.Purpose.LINK,
                        identity,
                        code.expiresAt());

        committed(() -> signIns().begin(linking));
        committed(() -> signIns().add(linked));

        assertThat(inTransaction(() -> signIns().take(linking.state()))).contains(linking);
        assertThat(inTransaction(() -> signIns().takeCode(linked.code()))).contains(linked);
    }

    @Test
    default void forgets_what_is_too_old() {
        var attempt = attempt();
        var code = code();
        committed(() -> signIns().begin(attempt));
        committed(() -> signIns().add(code));

        var early = code.expiresAt().minusMillis(1);
        committed(() -> signIns().forgetExpired(early));
        assertThat(signIns().findCode(code.code())).contains(code);
        committed(() -> signIns().forgetExpired(attempt.expiresAt()));

        assertThat(signIns().findCode(code.code())).isEmpty();
        assertThat(inTransaction(() -> signIns().take(attempt.state()))).isEmpty();
    }

    private SocialSignIns signIns() {
        return ports().socialSignIns();
    }

    private SocialAttempt attempt() {
        var unique = ports().ids().next().toString();
        return new SocialAttempt(
                TokenHash.of("state" + unique),
                TokenHash.of("browser" + unique),
                "google",
                "nonce",
                "verifier",
                URI.create("https://app.example/back?from=here"),
                null,
                ports().clock().instant().plus(SocialAttempt.LIFE));
    }

    private SignInCode code() {
        var user = has(aUser()).id();
        var now = ports().clock().instant();
        return new SignInCode(
                TokenHash.of("code" + user),
                user,
                SignInCode.Purpose.SIGN_IN,
                null,
                now.plus(SignInCode.LIFE));
    }
}
