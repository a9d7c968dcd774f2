package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.mecene.bootstrap.testkit.Browser;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.bootstrap.testkit.RunningServer.Person;

/// Passkeys in a browser that somebody else wrote: it reads what the server asks and writes what
/// the server reads, by the code that the guide for front ends shows.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(
        named = "mecene.browser",
        matches = "true",
        disabledReason = "A browser is driven by ./mvnw -Pbrowser only, see CONTRIBUTING.md")
final class PasskeyBrowserTest {
    private final PasskeyPage page = PasskeyPage.serve();
    private RunningServer server;
    private Browser browser;

    @BeforeAll
    void start() {
        assumeTrue(
                Browser.isHere(),
                "Neither Chromium nor its driver is here: apt-get install chromium chromium-driver");
        server = RunningServer.start(Map.of("MECENE_CORS_ORIGINS", page.uri().toString()));
        browser = Browser.start();
    }

    @BeforeEach
    void openAnew() {
        browser.open(page.uri());
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
        page.close();
    }

    @Test
    void makes_a_passkey_and_signs_in_with_it_with_and_without_an_address() {
        var person = signedIn("browser");

        try (var device = browser.authenticator("internal", true)) {
            var added = add("Laptop");
            var kept = device.credentials();
            var without = signIn();
            var with = signIn(person.email());

            assertThat(added.at("/value/name").asText()).as(added.toString()).isEqualTo("Laptop");
            assertThat(kept).hasSize(1);
            assertThat(kept.at("/0/rpId").asText()).isEqualTo("localhost");
            assertThat(kept.at("/0/isResidentCredential").asBoolean()).isTrue();
            assertThat(without.at("/value/id").asText())
                    .as(without.toString())
                    .isEqualTo(person.id());
            assertThat(with.at("/value/id").asText()).as(with.toString()).isEqualTo(person.id());
        }
    }

    @Test
    void shows_anew_who_somebody_is() {
        signedIn("stepping");

        try (var _ = browser.authenticator("internal", true)) {
            add("Laptop");
            server.advance("PT11M");
            var late = add("Phone");
            var fresh = browser.run("return stepUpWithPasskey(mecene)");
            var asked = browser.run("return mecene.post('/api/me/totp')");

            assertThat(late.at("/thrown/code").asText()).isEqualTo("step_up_required");
            assertThat(fresh.has("thrown")).as(fresh.toString()).isFalse();
            assertThat(asked.has("thrown")).as(asked.toString()).isFalse();
        }
    }

    @Test
    void makes_no_second_one_in_the_same_authenticator() {
        signedIn("twice");

        try (var device = browser.authenticator("internal", true)) {
            add("Laptop");
            var again = add("Laptop again");

            assertThat(again.at("/thrown/name").asText())
                    .as(again.toString())
                    .isEqualTo("InvalidStateError");
            assertThat(device.credentials()).hasSize(1);
        }
    }

    @Test
    void signs_in_with_each_of_two_until_one_is_removed() {
        var person = signedIn("several");
        String laptop;
        ObjectNode kept;
        try (var device = browser.authenticator("internal", true)) {
            laptop = add("Laptop").at("/value/id").asText();
            kept = device.credentials().get(0).deepCopy();
        }

        try (var _ = browser.authenticator("usb", true)) {
            add("Key");
            var all = browser.run("return (await mecene.get('/api/me/passkeys')).items");
            var byKey = signIn();

            assertThat(all.get("value").findValuesAsText("name"))
                    .containsExactlyInAnyOrder("Laptop", "Key");
            assertThat(byKey.at("/value/id").asText()).as(byKey.toString()).isEqualTo(person.id());
        }

        try (var device = browser.authenticator("internal", true)) {
            device.add(kept);
            var byLaptop = signIn();
            remove(laptop);
            var afterwards = signIn();

            assertThat(byLaptop.at("/value/id").asText())
                    .as(byLaptop.toString())
                    .isEqualTo(person.id());
            assertThat(afterwards.at("/thrown/code").asText())
                    .as(afterwards.toString())
                    .isEqualTo("invalid_passkey");
        }
    }

    @Test
    void does_nothing_when_the_authenticator_does_not_know_who_is_at_it() {
        signedIn("stranger");

        try (var device = browser.authenticator("internal", true)) {
            add("Laptop");
            device.verifies(false);
            var refused = signIn();

            assertThat(refused.at("/thrown/name").asText())
                    .as(refused.toString())
                    .isEqualTo("NotAllowedError");
        }
    }

    /// A key that its authenticator does not keep signs in with an address only, and not even so
    /// when its id is of an unusual length: nobody should be left with such a one.
    @Test
    void makes_none_that_could_not_sign_in_by_itself() {
        signedIn("forgetful");

        try (var _ = browser.authenticator("usb", false)) {
            var refused = add("Old key");
            var kept = browser.run("return (await mecene.get('/api/me/passkeys')).items");

            assertThat(refused.at("/thrown/name").asText())
                    .as(refused.toString())
                    .isEqualTo("NotAllowedError");
            assertThat(kept.get("value")).isEmpty();
        }
    }

    @Test
    void refuses_a_copy_of_an_authenticator() {
        signedIn("copied");
        ObjectNode copy;
        try (var device = browser.authenticator("internal", true)) {
            add("Laptop");
            copy = device.credentials().get(0).deepCopy();
            assertThat(signIn().has("thrown")).isFalse();
        }

        try (var device = browser.authenticator("internal", true)) {
            device.add(copy);
            var refused = signIn();

            assertThat(refused.at("/thrown/code").asText())
                    .as(refused.toString())
                    .isEqualTo("invalid_passkey");
        }
    }

    /// Somebody new, who is signed in by the page as well.
    private Person signedIn(String name) {
        var person = server.person(name);
        var signedIn =
                browser.run(
                        """
                        window.server = given[0];
                        window.mecene = new Mecene(server);
                        return mecene.login(given[1], given[2]);
                        """,
                        server.uri().toString(),
                        person.email(),
                        person.password());
        assertThat(signedIn.at("/value/id").asText())
                .as(signedIn.toString())
                .isEqualTo(person.id());
        return person;
    }

    private JsonNode add(String name) {
        return browser.run("return addPasskey(mecene, given[0])", name);
    }

    private JsonNode signIn(String... email) {
        return browser.run(
                "return signInWithPasskey(new Mecene(server), ...given)", (Object[]) email);
    }

    private void remove(String passkey) {
        var removed =
                browser.run(
                        "return mecene.call('DELETE', `/api/me/passkeys/${given[0]}`)", passkey);
        assertThat(removed.has("thrown")).as(removed.toString()).isFalse();
    }
}
