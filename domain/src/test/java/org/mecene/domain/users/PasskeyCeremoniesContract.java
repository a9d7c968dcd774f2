package org.mecene.domain.users;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.EmulatedAuthenticator;
import org.mecene.domain.text.Bytes;
import org.mecene.domain.users.PasskeyCeremonies.Assertion;
import org.mecene.domain.users.PasskeyCeremonies.Creation;

/// What every [PasskeyCeremonies] promises, set up for [#PARTY] and its two front ends.
public interface PasskeyCeremoniesContract {
    String PARTY = "mecene.example";
    String ORIGIN = "https://mecene.example";
    String FRONT_END = "https://app.mecene.example";
    String CHALLENGE = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    String ANOTHER = "BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    UserId AWA = new UserId(UUID.fromString("0198c0de-0000-7000-8000-000000000001"));

    PasskeyCeremonies ceremonies();

    @Test
    default void takes_what_was_made_and_then_signed_on_either_front_end() {
        var device = device();
        var passkey = madeBy(device);

        var here = signed(device.signs(CHALLENGE), passkey);
        var there = signed(device.at(FRONT_END).signs(CHALLENGE), passkey);

        assertThat(passkey.credential()).isEqualTo(device.credential());
        assertThat(here).hasValue(0);
        assertThat(there).hasValue(0);
    }

    @Test
    default void tells_the_count_of_an_authenticator_that_keeps_one() {
        var device = device().counting(41);
        var passkey = madeBy(device);

        assertThat(passkey.uses()).isEqualTo(41);
        assertThat(signed(device.signs(CHALLENGE), passkey)).hasValue(42);
        assertThat(signed(device.counting(7).signs(CHALLENGE), passkey)).hasValue(7);
        assertThat(signed(device.counting(-1).signs(CHALLENGE), passkey)).hasValue(4_294_967_295L);
    }

    @Test
    default void reads_the_challenge_of_an_answer() {
        var device = device();

        assertThat(ceremonies().challengeOf(device.signs(CHALLENGE).clientData()))
                .contains(CHALLENGE);
        assertThat(ceremonies().challengeOf(bytes("{}"))).isEmpty();
        assertThat(ceremonies().challengeOf(bytes("\u0000\u0001 no client data"))).isEmpty();
    }

    @Test
    default void takes_nothing_that_was_asked_for_elsewhere() {
        var passkey = madeBy(device());
        var elsewhere = device().at("https://mecene.example.evil.example");
        var embedded = device().takingItFor("evil.example");

        assertThat(made(elsewhere)).isFalse();
        assertThat(made(embedded)).isFalse();
        assertThat(signed(elsewhere.signs(CHALLENGE), passkey)).isEmpty();
        assertThat(signed(embedded.signs(CHALLENGE), passkey)).isEmpty();
    }

    @Test
    default void takes_nothing_by_the_holders_key_that_was_asked_for_elsewhere() {
        var device = device();
        var passkey = madeBy(device);

        assertThat(signed(device.at("http://mecene.example").signs(CHALLENGE), passkey)).isEmpty();
        assertThat(signed(device.at("https://mecene.example:8443").signs(CHALLENGE), passkey))
                .isEmpty();
        var embedded = device.at(ORIGIN).takingItFor("app.mecene.example");
        assertThat(signed(embedded.signs(CHALLENGE), passkey)).isEmpty();
    }

    @Test
    default void takes_what_a_provider_keeps_in_step_between_devices() {
        var device = device();
        var plain = madeBy(device);
        var synced = madeBy(device().keptInStep());

        assertThat(synced.uses()).isZero();
        assertThat(signed(device.keptInStep().signs(CHALLENGE), plain)).hasValue(0);
    }

    @Test
    default void takes_nothing_from_a_page_in_a_frame_of_another_site() {
        var device = device();
        var passkey = madeBy(device);

        device.inAFrame();

        assertThat(made(device)).isFalse();
        assertThat(signed(device.signs(CHALLENGE), passkey)).isEmpty();
    }

    @Test
    default void takes_nothing_for_another_challenge() {
        var device = device();
        var passkey = madeBy(device);

        var creation = device.creates(ANOTHER, Passkey.handleOf(AWA));

        assertThat(ceremonies().made(creation, CHALLENGE)).isEmpty();
        assertThat(signed(device.signs(ANOTHER), passkey)).isEmpty();
    }

    @Test
    default void takes_nothing_when_nobody_was_verified() {
        var device = device();
        var passkey = madeBy(device);

        device.verifyingNobody();

        assertThat(made(device)).isFalse();
        assertThat(signed(device.signs(CHALLENGE), passkey)).isEmpty();
    }

    @Test
    default void takes_no_signature_of_another_key_or_of_something_else() {
        var device = device();
        var passkey = madeBy(device);
        var assertion = device.signs(CHALLENGE);
        var unsigned = with(assertion, bytes("no signature"));

        assertThat(signed(device().signs(CHALLENGE), passkey)).isEmpty();
        assertThat(signed(unsigned, passkey)).isEmpty();
        assertThat(signed(device.forging().signs(CHALLENGE), passkey)).isEmpty();
    }

    @Test
    default void takes_no_answer_for_another_kind_of_question() {
        var device = device();
        var passkey = madeBy(device);
        var creation = device.creates(CHALLENGE, Passkey.handleOf(AWA));
        var assertion = device.signs(CHALLENGE);

        var asCreation = new Creation(assertion.clientData(), creation.attestation());
        var asAssertion =
                new Assertion(
                        assertion.credential(),
                        null,
                        creation.clientData(),
                        assertion.authenticatorData(),
                        assertion.signature());

        assertThat(ceremonies().made(asCreation, CHALLENGE)).isEmpty();
        assertThat(signed(asAssertion, passkey)).isEmpty();
    }

    @Test
    default void throws_nothing_at_nonsense() {
        var device = device();
        var passkey = madeBy(device);
        var assertion = device.signs(CHALLENGE);
        var nonsense = bytes("nonsense");
        var noData =
                new Assertion(
                        assertion.credential(),
                        null,
                        assertion.clientData(),
                        nonsense,
                        assertion.signature());
        var noClient =
                new Assertion(
                        assertion.credential(),
                        null,
                        nonsense,
                        assertion.authenticatorData(),
                        assertion.signature());

        assertThat(ceremonies().made(new Creation(assertion.clientData(), nonsense), CHALLENGE))
                .isEmpty();
        assertThat(ceremonies().made(new Creation(nonsense, bytes("")), CHALLENGE)).isEmpty();
        assertThat(signed(noData, passkey)).isEmpty();
        assertThat(signed(noClient, passkey)).isEmpty();
    }

    private static EmulatedAuthenticator device() {
        return new EmulatedAuthenticator(PARTY, ORIGIN);
    }

    private boolean made(EmulatedAuthenticator device) {
        return ceremonies()
                .made(device.creates(CHALLENGE, Passkey.handleOf(AWA)), CHALLENGE)
                .isPresent();
    }

    private Passkey madeBy(EmulatedAuthenticator device) {
        var creation = device.creates(CHALLENGE, Passkey.handleOf(AWA));
        var made = ceremonies().made(creation, CHALLENGE).orElseThrow();
        return new Passkey(
                new PasskeyId(AWA.value()),
                AWA,
                made.credential(),
                made.publicKey(),
                made.uses(),
                "Phone",
                Instant.EPOCH,
                null);
    }

    private OptionalLong signed(Assertion assertion, Passkey passkey) {
        return ceremonies().signed(assertion, passkey, CHALLENGE);
    }

    private static Assertion with(Assertion assertion, Bytes signature) {
        return new Assertion(
                assertion.credential(),
                assertion.userHandle(),
                assertion.clientData(),
                assertion.authenticatorData(),
                signature);
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(UTF_8));
    }
}
