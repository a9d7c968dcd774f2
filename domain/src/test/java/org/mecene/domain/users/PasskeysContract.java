package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.text.Bytes;
import org.mecene.domain.users.PasskeyChallenge.Purpose;

/// What every [Passkeys] and every [PasskeyChallenges] promise.
public interface PasskeysContract extends Fixture {
    @Test
    default void keeps_a_passkey_its_uses_and_its_name() {
        var passkey = hasPasskey(has(aUser()).id());
        var used = passkey.used(4_294_967_295L, ports().clock().instant()).renamed("Clé — 🔑");
        assertThat(ports().passkeys().of(passkey.user())).containsExactly(passkey);

        committed(() -> ports().passkeys().save(used));

        assertThat(inTransaction(() -> ports().passkeys().findForUpdate(passkey.credential())))
                .contains(used);
        assertThat(inTransaction(() -> ports().passkeys().findForUpdate("unknown"))).isEmpty();
    }

    @Test
    default void lists_the_passkeys_of_an_account_oldest_first() {
        var user = has(aUser());
        var first = hasPasskey(user.id());
        var second = hasPasskey(user.id());
        hasPasskey(has(aUser()).id());

        assertThat(ports().passkeys().of(user.id())).containsExactly(first, second);
        assertThat(ports().passkeys().of(user.email())).containsExactly(first, second);
        assertThat(ports().passkeys().of(EmailAddress.parse("nobody@nowhere.example"))).isEmpty();
    }

    @Test
    default void keeps_a_credential_once_for_all() {
        var passkey = hasPasskey(has(aUser()).id());
        var same = passkey(has(aUser()).id(), passkey.credential());

        assertThat(refusalOf(() -> committed(() -> ports().passkeys().add(same))))
                .isEqualTo(new UserRefusal.PasskeyKnown());
    }

    @Test
    default void removes_a_passkey_of_its_owner_only() {
        var passkey = hasPasskey(has(aUser()).id());
        var stranger = has(aUser()).id();

        committed(() -> ports().passkeys().remove(stranger, passkey.id()));
        assertThat(ports().passkeys().of(passkey.user())).hasSize(1);
        committed(() -> ports().passkeys().remove(passkey.user(), passkey.id()));

        assertThat(ports().passkeys().of(passkey.user())).isEmpty();
    }

    @Test
    default void gives_a_challenge_to_one_of_many() {
        var challenge = challenge(has(aUser()).id());
        committed(() -> ports().passkeyChallenges().add(challenge));

        var results =
                Race.of(() ->
                        inTransaction(
                                () -> ports().passkeyChallenges().take(challenge.challenge())));

        assertThat(results.values().stream().flatMap(Optional::stream)).containsExactly(challenge);
    }

    @Test
    default void forgets_challenges_that_are_too_old() {
        var challenge = challenge(null);
        committed(() -> ports().passkeyChallenges().add(challenge));

        committed(() -> ports().passkeyChallenges().forgetExpired(challenge.expiresAt()));

        assertThat(inTransaction(() -> ports().passkeyChallenges().take(challenge.challenge())))
                .isEmpty();
    }

    private PasskeyChallenge challenge(@Nullable UserId user) {
        return new PasskeyChallenge(
                TokenHash.of("challenge" + ports().ids().next()),
                user == null ? Purpose.SIGN_IN : Purpose.ADD,
                user,
                ports().clock().instant().plus(PasskeyChallenge.LIFE));
    }

    private Passkey hasPasskey(UserId user) {
        var passkey = passkey(user, "credential-" + ports().ids().next());
        committed(() -> ports().passkeys().add(passkey));
        return passkey;
    }

    private Passkey passkey(UserId user, String credential) {
        return new Passkey(
                new PasskeyId(ports().ids().next()),
                user,
                credential,
                Bytes.of(new byte[] {1, 2, 0, -1}),
                0,
                "Phone",
                ports().clock().instant(),
                null);
    }
}
