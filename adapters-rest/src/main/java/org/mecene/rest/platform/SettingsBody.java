package org.mecene.rest.platform;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.CurrencyCode;
import org.mecene.domain.money.Money;
import org.mecene.domain.platform.PayoutPolicy;
import org.mecene.domain.platform.Settings;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.refusal.Validation.Checked;
import org.mecene.rest.money.MoneyBody;

/// All settings at once; none may be left out but those that say so.
///
/// @param administratorsNeedSecondFactor stays as it is when null, so that an older client does not
///   turn it off
/// @param payoutHoldDays stays as it is when null
/// @param payoutApprovalAbove stays as it is when null
record SettingsBody(
        @Nullable Integer platformFeeBasisPoints,
        @Nullable List<MoneyBody> minimumDonations,
        @Nullable List<String> currencies,
        @Nullable Integer subscriptionGraceDays,
        @Nullable Boolean administratorsNeedSecondFactor,
        @Nullable Integer payoutHoldDays,
        @Nullable List<MoneyBody> payoutApprovalAbove) {
    private static final int WHOLE = 10_000;
    private static final int MOST_CURRENCIES = 50;
    private static final int MOST_GRACE_DAYS = 60;
    private static final int MOST_HOLD_DAYS = 90;

    /// @param before the settings that are in force
    /// @param version of the settings that these replace
    Settings toSettings(Settings before, long version) {
        var check = new Validation();
        var fee =
                check.required(
                        "platformFeeBasisPoints",
                        platformFeeBasisPoints,
                        points -> new BasisPoints(between(points, WHOLE)));
        Checked<List<Money>> minimums =
                check.list(
                        "minimumDonations", minimumDonations, MOST_CURRENCIES, MoneyBody::positive);
        Checked<List<Currency>> taken =
                check.list("currencies", currencies, MOST_CURRENCIES, CurrencyCode::parse);
        var grace =
                check.required(
                        "subscriptionGraceDays",
                        subscriptionGraceDays,
                        days -> between(days, MOST_GRACE_DAYS));
        var hold =
                check.optional(
                        "payoutHoldDays", payoutHoldDays, days -> between(days, MOST_HOLD_DAYS));
        Checked<List<Money>> limits =
                check.list(
                        "payoutApprovalAbove",
                        payoutApprovalAbove,
                        MOST_CURRENCIES,
                        MoneyBody::positive);
        check.refuseIf(
                namesOneTwice(limits.or(List.of())),
                "payoutApprovalAbove",
                FieldError.Code.DUPLICATE);
        check.refuseIf(minimumDonations == null, "minimumDonations", FieldError.Code.REQUIRED);
        check.refuseIf(
                currencies == null || currencies.isEmpty(), "currencies", FieldError.Code.REQUIRED);
        check.refuseIf(
                namesOneTwice(minimums.or(List.of())),
                "minimumDonations",
                FieldError.Code.DUPLICATE);
        return check.result(() ->
                new Settings(
                        fee.get(),
                        minimums.get(),
                        taken.get(),
                        grace.get(),
                        administratorsNeedSecondFactor == null
                                ? before.administratorsNeedSecondFactor()
                                : administratorsNeedSecondFactor,
                        new PayoutPolicy(
                                hold.or(before.payouts().holdDays()),
                                payoutApprovalAbove == null
                                        ? before.payouts().approvalAbove()
                                        : limits.get()),
                        version));
    }

    private static boolean namesOneTwice(List<Money> minimums) {
        return minimums.stream().map(Money::currency).distinct().count() < minimums.size();
    }

    private static Integer between(Integer number, int max) {
        if (number < 0) {
            throw new InvalidValue(FieldError.Code.BELOW_MINIMUM, Map.of("min", 0));
        }
        if (number > max) {
            throw new InvalidValue(FieldError.Code.ABOVE_MAXIMUM, Map.of("max", max));
        }
        return number;
    }
}
