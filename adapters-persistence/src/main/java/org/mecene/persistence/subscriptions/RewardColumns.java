package org.mecene.persistence.subscriptions;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;
import org.mecene.domain.subscriptions.SpecialOffer.Reward;
import org.mecene.persistence.database.Row;

/// What an offer gives, in columns of which those are null that are of another kind.
record RewardColumns(
        @Nullable Integer percent,
        @Nullable Long off,
        @Nullable String currency,
        @Nullable Integer periods,
        @Nullable Integer freeDays) {
    static RewardColumns of(Reward reward) {
        return switch (reward) {
            case Reward.PercentOff(var percent, var periods) ->
                    new RewardColumns(percent, null, null, periods, null);
            case Reward.AmountOff(var amount, var periods) ->
                    new RewardColumns(
                            null,
                            amount.minor(),
                            amount.currency().getCurrencyCode(),
                            periods,
                            null);
            case Reward.FreeDays(var days) -> new RewardColumns(null, null, null, null, days);
        };
    }

    static RewardColumns read(Row row) throws SQLException {
        var percent = row.integerOrNull();
        var off = row.numberOrNull();
        return new RewardColumns(
                percent, off, row.textOrNull(), row.integerOrNull(), row.integerOrNull());
    }

    Reward toReward() {
        if (percent != null && periods != null) {
            return new Reward.PercentOff(percent, periods);
        }
        if (off != null && currency != null && periods != null) {
            return new Reward.AmountOff(Money.of(off, currency), periods);
        }
        if (freeDays != null) {
            return new Reward.FreeDays(freeDays);
        }
        throw new IllegalStateException("An offer gives something");
    }

    Map<String, @Nullable Object> toMap() {
        var values = new HashMap<String, @Nullable Object>();
        values.put("percent", percent);
        values.put("off", off);
        values.put("currency", currency);
        values.put("periods", periods);
        values.put("freeDays", freeDays);
        return values;
    }
}
