package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.TotpSecret;

/// What comes of signing in with an OpenID server, whichever it is.
interface SocialSignInContract {
    SocialWorld world();

    @Test
    @Rule({"I1", "I3"})
    default void
            makes_an_account_for_somebody_new_and_finds_it_whatever_their_address_is_by_then() {
        var account = world().people().has("new@example.org", true);
        var first = world().exchange(world().throughTheProvider(account)).is(200);
        world().people().tells(account, "moved@example.org", false);

        var second = world().exchange(world().throughTheProvider(account)).is(200);

        assertThat(first.at("/user/email").asText()).isEqualTo("new@example.org");
        assertThat(first.at("/user/displayName").asText()).isEqualTo("Awa Diop");
        assertThat(second.at("/user/id")).isEqualTo(first.at("/user/id"));
        assertThat(second.at("/user/email").asText()).isEqualTo("new@example.org");
    }

    @Test
    @Rule({"I1", "I3"})
    default void finds_the_account_of_a_verified_address() {
        var person = world().server().person("social");
        var account = world().people().has(person.email(), true);

        var signedIn = world().exchange(world().throughTheProvider(account)).is(200);

        assertThat(signedIn.at("/user/id").asText()).isEqualTo(person.id());
    }

    /// Whoever has the mailbox alone has not the account, nor a way to come back to it.
    @Test
    default void links_an_account_by_its_address_once_its_second_factor_was_shown()
            throws ParseException {
        var person = world().server().person("guarded");
        var secret =
                new TotpSecret(person.api().post("/api/me/totp").is(200).get("secret").asText());
        var now = SignedJWT.parse(person.accessToken()).getJWTClaimsSet().getIssueTime();
        var code = secret.codeAt(now.toInstant());
        var next = secret.codeAt(now.toInstant().plusSeconds(30));
        person.api().post("/api/me/totp/confirm", "{\"code\": \"%s\"}".formatted(code)).is(200);
        var back = world().throughTheProvider(world().people().has(person.email(), true));

        var without = world().exchange(back).is(401);
        var before = person.api().get("/api/me/identities").is(200);
        world().exchange(back, next).is(200);
        var after = person.api().get("/api/me/identities").is(200);

        assertThat(without.get("code").asText()).isEqualTo("totp_required");
        assertThat(before.get("items")).isEmpty();
        assertThat(after.at("/items/0/provider").asText()).isEqualTo("people");
    }

    @Test
    @Rule({"I1", "I4"})
    default void verifies_by_mail_an_address_that_the_provider_does_not_vouch_for() {
        var server = world().server();
        var person = server.person("taken");
        var taken = world().throughTheProvider(world().people().has(person.email(), false));
        var account = world().people().has("free@example.org", false);
        var free = world().throughTheProvider(account);

        var verified =
                server.api()
                        .post(
                                "/api/auth/verify-email",
                                "{\"token\": \"%s\"}"
                                        .formatted(server.mailedToken("free@example.org")))
                        .is(201);
        var again = world().exchange(world().throughTheProvider(account)).is(200);

        assertThat(taken)
                .isEqualTo(free)
                .isEqualTo(URI.create(SocialWorld.APP + "?status=verification_sent"));
        assertThat(again.at("/user/id")).isEqualTo(verified.at("/user/id"));
    }

    @Test
    default void says_that_somebody_declined() {
        var account = world().people().has("declines@example.org", true);
        var begun = world().begin("people");

        var back = world().end(begun, world().people().declines(begun.page(), account));

        assertThat(back).isEqualTo(URI.create(SocialWorld.APP + "?error=access_denied"));
    }

    @Test
    default void finishes_nothing_in_another_browser_or_for_another_state() {
        var account = world().people().has("elsewhere@example.org", true);
        var begun = world().begin("people");
        var another = world().begin("people");
        var callback = world().people().agrees(begun.page(), account);
        var otherState = callback.toString().replace(begun.state(), "made-up");

        var elsewhere = world().bring(another.cookie(), callback).is(400);
        var madeUp = world().bring(begun.cookie(), URI.create(otherState)).is(400);

        assertThat(elsewhere.get("code").asText()).isEqualTo("unknown_sign_in");
        assertThat(madeUp.get("code").asText()).isEqualTo("unknown_sign_in");
    }

    /// A code that somebody got for themself, slipped into the browser of somebody else: neither
    /// the verifier nor the nonce is theirs.
    @Test
    default void trusts_no_code_that_was_made_for_another_attempt() {
        var account = world().people().has("attacker@example.org", true);
        var attackers = world().begin("people");
        var victims = world().begin("people");
        var callback = world().people().agrees(attackers.page(), account).toString();

        var back =
                world().end(
                                victims,
                                URI.create(callback.replace(attackers.state(), victims.state())));

        assertThat(back).isEqualTo(URI.create(SocialWorld.APP + "?error=provider_not_trusted"));
    }

    @Test
    default void says_when_the_provider_is_gone_and_goes_on_when_it_is_back() {
        var account = world().people().has("patient@example.org", true);
        var begun = world().begin("shaky");
        var callback = world().people().agrees(begun.page(), account);

        world().relay().cut();
        var meanwhile = world().end(begun, callback);
        world().relay().mend();
        var afterwards = world().throughTheProvider(world().begin("shaky"), account);

        assertThat(meanwhile)
                .isEqualTo(URI.create(SocialWorld.APP + "?error=provider_unavailable"));
        world().exchange(afterwards).is(200);
        world().server().api().get("/api/auth/oidc/gone/start").is(503);
    }

    @Test
    @Rule({"I3", "T4"})
    default void links_an_identity_while_signed_in_and_signs_in_with_it() {
        var person = world().server().person("linking");
        var account = world().people().has("quite.another@example.org", false);
        var begun =
                person.api()
                        .post(
                                "/api/me/identities/people",
                                "{\"returnTo\": \"%s\"}".formatted(SocialWorld.APP))
                        .is(200);
        var page = URI.create(begun.get("url").asText());
        var opened = world().open(page.getRawPath() + "?" + page.getRawQuery());
        var back = world().throughTheProvider(opened, account);
        var code = back.getQuery().substring("link=".length());

        person.api().post("/api/me/identities", "{\"code\": \"%s\"}".formatted(code)).is(200);
        var signedIn = world().exchange(world().throughTheProvider(account)).is(200);

        assertThat(signedIn.at("/user/id").asText()).isEqualTo(person.id());
        await().atMost(RunningServer.SOON)
                .untilAsserted(() ->
                        assertThat(world().server().mails(person.email()).toString())
                                .contains("sign in to your account with people"));
    }

    @Test
    @Rule({"G1", "T4"})
    default void lets_somebody_without_a_password_leave_and_says_farewell() throws IOException {
        var server = world().server();
        var account = world().people().has("without@example.org", true);
        var signedIn = world().exchange(world().throughTheProvider(account)).is(200);

        var left = server.api().as(signedIn.get("accessToken").asText()).delete("/api/me");

        assertThat(left.status()).isEqualTo(204);
        await().atMost(RunningServer.SOON)
                .untilAsserted(() ->
                        assertThat(Rows.tablesWith(server.database(), "without@example.org"))
                                .isEmpty());
        try (var mails = Files.walk(server.directory().resolve("mails"))) {
            assertThat(mails.filter(Files::isRegularFile))
                    .anySatisfy(mail ->
                            assertThat(mail).content().contains("without@example.org", "deleted"));
        }
    }
}
