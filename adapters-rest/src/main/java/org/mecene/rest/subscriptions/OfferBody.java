package org.mecene.rest.subscriptions;

import org.jspecify.annotations.Nullable;
import org.mecene.application.subscriptions.MakeOffers;
import org.mecene.domain.identity.Id;
import org.mecene.domain.money.Money;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.refusal.Validation.Checked;
import org.mecene.domain.subscriptions.OfferCode;
import org.mecene.domain.subscriptions.SpecialOffer;
import org.mecene.domain.subscriptions.SpecialOffer.Limits;
import org.mecene.domain.subscriptions.SpecialOffer.Reward;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.rest.http.Moments;
import org.mecene.rest.json.Texts;
import org.mecene.rest.money.MoneyBody;

/// One of `percentOff`, `amountOff` and `freeDays`, the first two with `periods`.
///
/// @param code absent to have one made
record OfferBody(
        @Nullable String code,
        @Nullable String tierId,
        @Nullable Integer percentOff,
        @Nullable MoneyBody amountOff,
        @Nullable Integer freeDays,
        @Nullable Integer periods,
        @Nullable String startsAt,
        @Nullable String endsAt,
        @Nullable Integer maxRedemptions,
        @Nullable Boolean newSubscribersOnly) {
    MakeOffers.Command toCommand() {
        var check = new Validation();
        var word = check.optional("code", Texts.orNull(code), OfferCode::parse);
        var tier = check.required("tierId", tierId, id -> Id.parse(id, TierId::new));
        var reward = reward(check);
        var from = check.optional("startsAt", startsAt, Moments::instant);
        var until = check.optional("endsAt", endsAt, Moments::instant);
        var most =
                check.optional(
                        "maxRedemptions",
                        maxRedemptions,
                        count -> Bounds.of(count, 1, SpecialOffer.MAX_REDEMPTIONS));
        return check.result(() ->
                new MakeOffers.Command(
                        word.orNull(),
                        tier.get(),
                        reward.read(),
                        new Limits(
                                from.orNull(),
                                until.orNull(),
                                most.orNull(),
                                newSubscribersOnly != null && newSubscribersOnly)));
    }

    private CheckedReward reward(Validation check) {
        var isPercent = percentOff != null;
        var isAmount = amountOff != null && !isPercent;
        var percent =
                check.optional(
                        "percentOff",
                        percentOff,
                        value -> Bounds.of(value, 1, SpecialOffer.MAX_PERCENT));
        var amount = check.optional("amountOff", amountOff, MoneyBody::positive);
        var days =
                check.optional(
                        "freeDays", freeDays, value -> Bounds.of(value, 1, Tier.MAX_TRIAL_DAYS));
        var count =
                check.optional(
                        "periods", periods, value -> Bounds.of(value, 1, SpecialOffer.MAX_PERIODS));
        var isDiscount = isPercent || isAmount;
        check.refuseIf(!isDiscount && freeDays == null, "percentOff", FieldError.Code.REQUIRED);
        check.refuseIf(
                isPercent && amountOff != null, "amountOff", FieldError.Code.NOT_ALLOWED_HERE);
        check.refuseIf(
                isDiscount && freeDays != null, "freeDays", FieldError.Code.NOT_ALLOWED_HERE);
        check.refuseIf(isDiscount && periods == null, "periods", FieldError.Code.REQUIRED);
        check.refuseIf(!isDiscount && periods != null, "periods", FieldError.Code.NOT_ALLOWED_HERE);
        return new CheckedReward(percent, amount, days, count);
    }

    private record CheckedReward(
            Checked<Integer> percent,
            Checked<Money> amount,
            Checked<Integer> days,
            Checked<Integer> periods) {
        Reward read() {
            var off = percent.orNull();
            var sum = amount.orNull();
            if (off != null) {
                return new Reward.PercentOff(off, periods.get());
            }
            return sum != null
                    ? new Reward.AmountOff(sum, periods.get())
                    : new Reward.FreeDays(days.get());
        }
    }
}
