package org.mecene.rest.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.notifications.SentMails.SentMail;
import org.mecene.domain.users.EmailAddress;
import org.mecene.rest.testkit.Answer;
import org.mecene.rest.testkit.RestWorld;

class SandboxTest {
    @AutoClose private final RestWorld world = new RestWorld.Options().inSandbox().start();

    @Test
    void pays_as_a_browser_would() {
        world.sandbox().handsOut("secret_1");
        world.sandbox().handsOut("secret_2");

        confirm("secret_1", "4242 4242 4242 4242")
                .isJson(200, "{\"status\": \"succeeded\", \"declineCode\": null}");
        confirm("secret_2", "4000000000000002")
                .isJson(200, "{\"status\": \"failed\", \"declineCode\": \"card_declined\"}");
        confirm("secret_1", "4242424242424242").isProblem(409, "already_paid");
        confirm("secret_3", "4242424242424242")
                .isProblem(422, "unknown_client_secret")
                .names("clientSecret", "unknown");
        confirm("secret_2", "1234").isProblem(422, "unknown_test_card").names("card", "unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "P31D, 2026-04-01T09:00:00.123456Z",
        "PT90M, 2026-03-01T10:30:00.123456Z",
        "P1DT1H, 2026-03-02T10:00:00.123456Z",
        "P1M, 2026-04-01T09:00:00.123456Z",
        "P1Y, 2027-03-01T09:00:00.123456Z",
        "P2W, 2026-03-15T09:00:00.123456Z",
    })
    void lets_time_pass(String duration, String now) {
        world.call("/api/sandbox/clock/advance")
                .post("{\"duration\": \"%s\"}".formatted(duration))
                .isJson(200, "{\"now\": \"%s\"}".formatted(now));
    }

    @ParameterizedTest
    @CsvSource({
        "P0D, not_positive",
        "-P1D, not_positive",
        "P9999D, above_maximum",
        "P99999999999999999999D, invalid",
        "1 day, invalid",
        "P, invalid",
    })
    void lets_no_other_time_pass(String duration, String code) {
        world.call("/api/sandbox/clock/advance")
                .post("{\"duration\": \"%s\"}".formatted(duration))
                .isProblem(422, "validation_failed")
                .names("duration", code);
    }

    @Test
    void shows_the_mails_that_went_out() {
        world.ports()
                .sentMails()
                .remember(
                        new SentMail(
                                new MailId(new UUID(1, 2)),
                                EmailAddress.parse("awa@example.org"),
                                "Bienvenue",
                                "Voici : https://app.example/verify?token=abc",
                                List.of("https://app.example/verify?token=abc"),
                                Instant.parse("2026-03-01T09:00:00Z")));

        var mails = world.call("/api/sandbox/mails?to=Awa@example.org").get();
        var others = world.call("/api/sandbox/mails?to=bob@example.org").get();

        mails.isJson(
                200,
                """
                {
                  "items": [
                    {
                      "to": "awa@example.org",
                      "subject": "Bienvenue",
                      "text": "Voici : https://app.example/verify?token=abc",
                      "links": ["https://app.example/verify?token=abc"],
                      "sentAt": "2026-03-01T09:00:00Z"
                    }
                  ],
                  "nextCursor": null
                }
                """);
        assertThat(others.json().at("/items")).isEmpty();
        world.call("/api/sandbox/mails?to=x").get().isProblem(400, "invalid_parameter");
    }

    @Test
    void is_not_there_outside_of_the_sandbox() {
        try (var real = RestWorld.start()) {
            real.call("/api/sandbox/mails").get().isProblem(404, "not_found");
            real.call("/api/sandbox/clock/advance").post("{}").isProblem(404, "not_found");
            real.call("/api/sandbox/payments/confirm").post("{}").isProblem(404, "not_found");
        }
    }

    private Answer confirm(String secret, String card) {
        return world.call("/api/sandbox/payments/confirm")
                .post("{\"clientSecret\": \"%s\", \"card\": \"%s\"}".formatted(secret, card));
    }
}
