package org.mecene.rest.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mecene.rest.testkit.RestWorld;

class SettingsTest {
    private static final String PATH = "/api/admin/settings";
    private static final String BODY =
            """
            {
              "platformFeeBasisPoints": 700,
              "minimumDonations": [{"amount": 1000, "currency": "XOF"}],
              "currencies": ["XOF", "EUR"],
              "subscriptionGraceDays": 3
            }
            """;

    private static final String PAYOUTS =
            """
            "payoutHoldDays": 7,
            "payoutApprovalAbove": [
              {"amount": 100000, "currency": "EUR"}, {"amount": 100000, "currency": "USD"},
              {"amount": 500000, "currency": "XOF"}, {"amount": 500000, "currency": "XAF"}
            ]
            """;

    @AutoClose private final RestWorld world = RestWorld.start();

    @Test
    void replaces_all_settings() {
        var admin = world.tokenOf(world.has(anAdmin()));
        var before = world.call(PATH).by(admin).get();

        var replaced = world.call(PATH).by(admin).put(BODY);
        var stale =
                world.call(PATH)
                        .by(admin)
                        .header("If-Match", before.required("ETag"))
                        .put(BODY.replace("700", "800"));
        var fresh =
                world.call(PATH)
                        .by(admin)
                        .header("If-Match", replaced.required("ETag"))
                        .put(BODY.replace("700", "800"));

        assertThat(before.at("/platformFeeBasisPoints")).isEqualTo("500");
        replaced.isJson(
                200,
                BODY.replace(": 3", ": 3, \"administratorsNeedSecondFactor\": false," + PAYOUTS));
        stale.isProblem(412, "precondition_failed");
        assertThat(fresh.at("/platformFeeBasisPoints")).isEqualTo("800");
        assertThat(world.call("/api/payment-config").get().json().at("/currencies")).hasSize(2);
    }

    @Test
    void sets_when_money_may_leave() {
        var admin = world.tokenOf(world.has(anAdmin()));
        var body =
                BODY.replace(
                        ": 3",
                        ": 3, \"payoutHoldDays\": 0, \"payoutApprovalAbove\":"
                                + " [{\"amount\": 7, \"currency\": \"XOF\"}]");

        var replaced = world.call(PATH).by(admin).put(body);
        var later = world.call(PATH).by(admin).put(BODY);

        assertThat(replaced.has(200).at("/payoutHoldDays")).isEqualTo("0");
        assertThat(later.has(200).at("/payoutHoldDays")).isEqualTo("0");
        assertThat(later.at("/payoutApprovalAbove/0/amount")).isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"platformFeeBasisPoints\": 700,', '', platformFeeBasisPoints, required",
        "700, 10001, platformFeeBasisPoints, above_maximum",
        "700, -1, platformFeeBasisPoints, below_minimum",
        "'[\"XOF\", \"EUR\"]', '[]', currencies, required",
        "'\"EUR\"', '\"XOF\"', currencies, duplicate",
        "'\"EUR\"', '\"XAU\"', currencies[1], unsupported",
        "1000, 0, minimumDonations[0].amount, not_positive",
        "'[{\"amount\": 1000, \"currency\": \"XOF\"}]', 'null', minimumDonations, required",
        "'{\"amount\": 1000, \"currency\": \"XOF\"}', '{\"amount\": 1, \"currency\": \"XOF\"}, {\"amount\": 2, \"currency\": \"XOF\"}', minimumDonations, duplicate",
        "': 3', ': 61', subscriptionGraceDays, above_maximum",
        "': 3', ': 3, \"payoutHoldDays\": 91', payoutHoldDays, above_maximum",
        "': 3', ': 3, \"payoutApprovalAbove\": [{\"amount\": 0, \"currency\": \"XOF\"}]', payoutApprovalAbove[0].amount, not_positive",
    })
    void refuses_what_is_not_valid(String part, String instead, String field, String code) {
        var admin = world.tokenOf(world.has(anAdmin()));

        world.call(PATH)
                .by(admin)
                .put(BODY.replace(part, instead))
                .isProblem(422, "validation_failed")
                .names(field, code);
    }
}
