package org.mecene.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.identity.Language;
import org.mecene.domain.money.Money;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.rest.json.StrictJson;

/// Every problem and every field error has words in every language.
class ProblemWordsTest {
    private final ProblemWords words = new ProblemWords();

    @ParameterizedTest
    @EnumSource
    void has_words_for_every_problem(ProblemCode code) {
        for (var language : Language.values()) {
            assertThat(words.title(code, language)).isNotBlank();
            assertThat(words.detail(Problem.of(code), language)).isNotBlank().endsWith(".");
        }
        assertThat(words.detail(Problem.of(code), Language.FR))
                .isNotEqualTo(words.detail(Problem.of(code), Language.EN));
    }

    @ParameterizedTest
    @EnumSource
    void has_words_for_every_field_error(FieldError.Code code) {
        var error = new FieldError("field", code);

        for (var language : Language.values()) {
            assertThat(words.message(error, language)).isNotBlank().endsWith(".");
        }
    }

    @Test
    void has_the_same_words_in_every_language_and_none_that_nothing_uses() {
        var used = new TreeSet<String>();
        Arrays.stream(ProblemCode.values())
                .forEach(code -> {
                    used.add(code.wire() + ".title");
                    used.add(code.wire() + ".detail");
                });
        Arrays.stream(FieldError.Code.values()).forEach(code -> used.add("field." + code.wire()));

        Arrays.stream(CampaignStatus.values())
                .forEach(status -> used.add("campaign." + status.wire()));
        Arrays.stream(SubscriptionStatus.values())
                .forEach(status -> used.add("subscription." + status.wire()));

        for (var language : Language.values()) {
            var bundle =
                    ResourceBundle.getBundle("org.mecene.rest.problem.problems", language.locale());
            assertThat(new TreeSet<>(bundle.keySet())).isEqualTo(used);
        }
    }

    @Test
    void fills_in_facts_and_writes_money_as_the_language_does() {
        var minimum = Money.of(500, "XOF");
        var problem = Problem.of(ProblemCode.BELOW_MINIMUM, Map.of("minimum", minimum));
        var error = new FieldError("name", FieldError.Code.TOO_LONG, Map.of("max", 60));

        assertThat(words.detail(problem, Language.FR)).contains("500").doesNotContain("{", "XOF 5");
        assertThat(words.message(error, Language.FR)).isEqualTo("Au plus 60 caractères.");
        assertThat(words.message(error, Language.EN)).isEqualTo("At most 60 characters.");
    }

    @Test
    void names_a_status_as_people_do() {
        var campaign =
                Problem.of(
                        ProblemCode.CAMPAIGN_NOT_EDITABLE,
                        Map.of("status", CampaignStatus.IN_REVIEW));
        var subscription =
                Problem.of(
                        ProblemCode.SUBSCRIPTION_NOT_RUNNING,
                        Map.of("status", SubscriptionStatus.CANCELED));

        assertThat(words.detail(campaign, Language.EN))
                .isEqualTo("A campaign that is in review cannot be changed.");
        assertThat(words.detail(subscription, Language.FR)).contains("« annulé »");
    }

    @Test
    void writes_a_whole_document() {
        var documents = new ProblemDocuments(StrictJson.mapper());
        var problem =
                Problem.of(ProblemCode.VALIDATION_FAILED)
                        .with(List.of(new FieldError("goal.amount", FieldError.Code.REQUIRED)))
                        .member("hint", 5);

        var document =
                new String(documents.write(problem, Language.EN, "id-1"), StandardCharsets.UTF_8);

        assertThat(document)
                .isEqualTo(
                        "{\"type\":\"urn:mecene:problem:validation_failed\",\"title\":\"Not valid\","
                                + "\"status\":422,\"detail\":\"Some fields are not valid.\","
                                + "\"code\":\"validation_failed\",\"requestId\":\"id-1\","
                                + "\"errors\":[{\"field\":\"goal.amount\",\"code\":\"required\","
                                + "\"message\":\"This is needed.\"}],\"hint\":5}");
    }
}
