package org.mecene.application.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mecene.domain.identity.Language;
import org.mecene.domain.money.Money;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.SignInChange;

final class WordingTest {
    private static final Map<String, String> FACTS =
            Map.of(
                    "actor", "Awa",
                    "donor", "Awa",
                    "creator", "Ibou",
                    "campaign", "Un puits",
                    "tier", "Or",
                    "excerpt", "Bravo",
                    "reason", "Trop vague",
                    "amount", "5000 XOF",
                    "date", "2026-03-01T23:30:00Z");

    private final Wording wording = new Wording();

    @ParameterizedTest
    @EnumSource
    void has_words_for_every_kind_in_every_language(NotificationKind kind) {
        for (var language : Language.values()) {
            assertThat(wording.title(kind, facts(kind), language)).isNotBlank();
            assertThat(wording.text(kind, facts(kind), language))
                    .isNotBlank()
                    .doesNotContain("{", "}");
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "NEW_FOLLOWER",
                "LIKE",
                "NEW_SUBSCRIBER",
                "SUBSCRIPTION_ENDED",
                "CAMPAIGN_REJECTED"
            })
    void says_it_in_other_words_in_another_language(NotificationKind kind) {
        assertThat(wording.text(kind, FACTS, Language.FR))
                .isNotEqualTo(wording.text(kind, FACTS, Language.EN));
    }

    @Test
    void takes_facts_for_what_they_are() {
        var facts = Map.of("actor", "{tier} $1 \\", "tier", "Or", "amount", "5000 XOF");

        assertThat(wording.text(NotificationKind.NEW_SUBSCRIBER, facts, Language.EN))
                .startsWith("{tier} $1 \\ subscribed to Or for");
    }

    @ParameterizedTest
    @Rule("M1")
    @CsvSource({
        "5000, XOF, EN, 'F\u202FCFA\u00A05,000'",
        "5000, XOF, FR, '5\u202F000\u00A0F\u202FCFA'",
        "5000, EUR, EN, €50.00",
        "5000, EUR, FR, '50,00\u00A0€'",
        "-5, EUR, EN, -€0.05",
        "5000, JPY, EN, '¥5,000'",
        "5000, TND, EN, 'TND\u00A05.000'",
        "9007199254740993, XOF, EN, 'F\u202FCFA\u00A09,007,199,254,740,993'",
    })
    void writes_money_as_the_language_does(
            long minor, String currency, Language language, String expected) {
        assertThat(Wording.money(Money.of(minor, currency), language)).isEqualTo(expected);
    }

    @Test
    void keeps_money_among_facts_to_the_unit() {
        assertThat(Wording.fact(xof(9_007_199_254_740_993L))).isEqualTo("9007199254740993 XOF");
    }

    @Test
    @Rule("C8")
    void writes_days_in_utc_wherever_the_server_stands() {
        var instant = Instant.parse("2026-03-01T23:30:00Z");

        assertThat(Wording.day(instant, Language.EN)).isEqualTo("March 1, 2026");
        assertThat(Wording.day(instant, Language.FR)).isEqualTo("1 mars 2026");
    }

    @ParameterizedTest
    @EnumSource
    @Rule("T4")
    void has_words_for_every_change_of_signing_in_in_every_language(SignInChange change) {
        var facts = Map.of(Wording.OUTCOME, change.wire(), "what", "Phone");

        var english = wording.text(NotificationKind.SIGN_IN_CHANGED, facts, Language.EN);
        var french = wording.text(NotificationKind.SIGN_IN_CHANGED, facts, Language.FR);

        assertThat(english).isNotBlank().doesNotContain("{").isNotEqualTo(french);
        assertThat(french).isNotBlank().doesNotContain("{");
    }

    @Test
    void has_labels_in_every_language() {
        assertThat(wording.label("receipt.charge", Language.EN)).isEqualTo("Paid");
        assertThat(wording.label("receipt.charge", Language.FR)).isEqualTo("Payé");
    }

    private static Map<String, String> facts(NotificationKind kind) {
        return switch (kind) {
            case CREATOR_APPLICATION_DECIDED ->
                    Map.of(Wording.OUTCOME, "rejected", "reason", "Trop vague");
            case SIGN_IN_CHANGED -> Map.of(Wording.OUTCOME, "passkey_added", "what", "Phone");
            default -> FACTS;
        };
    }
}
