package org.mecene.rest.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.mecene.domain.content.ContentRefusal;
import org.mecene.domain.content.ContentRefusal.PostLocked;
import org.mecene.domain.funding.FundingRefusal;
import org.mecene.domain.media.MediaRefusal;
import org.mecene.domain.payments.PaymentRefusal;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Refusal;
import org.mecene.domain.social.SocialRefusal;
import org.mecene.domain.subscriptions.SubscriptionRefusal;
import org.mecene.domain.users.Departures;
import org.mecene.domain.users.UserRefusal;
import org.mecene.rest.money.MoneyJson;

/// The answer to each refusal of the business. The switches have no default, so that a new refusal
/// without an answer does not compile.
final class Refusals {
    private static final String MAX = "max";
    private static final String STATUS = "status";

    private Refusals() {}

    static Problem answer(Refusal refusal) {
        return switch (refusal) {
            case CommonRefusal common -> answer(common);
            case ContentRefusal content -> answer(content);
            case FundingRefusal funding -> answer(funding);
            case MediaRefusal media -> answer(media);
            case PaymentRefusal payment -> answer(payment);
            case SocialRefusal social -> answer(social);
            case SubscriptionRefusal subscription -> answer(subscription);
            case UserRefusal user -> answer(user);
        };
    }

    private static Problem answer(CommonRefusal refusal) {
        return switch (refusal) {
            case CommonRefusal.InvalidInput(var errors) ->
                    Problem.of(ProblemCode.VALIDATION_FAILED).with(errors);
            case CommonRefusal.SignInRequired() -> challenged(ProblemCode.SIGN_IN_REQUIRED);
            case CommonRefusal.NotPermitted() -> Problem.of(ProblemCode.NOT_PERMITTED);
            // The same words for whatever it is: an answer must not tell what there might be.
            case CommonRefusal.NotFound(_) -> Problem.of(ProblemCode.NOT_FOUND);
            case CommonRefusal.ChangedMeanwhile(_) -> Problem.of(ProblemCode.CHANGED_MEANWHILE);
            case CommonRefusal.TooOften(var again) ->
                    Problem.of(ProblemCode.TOO_MANY_REQUESTS)
                            .retryAfter((int) again.plusNanos(999_999_999).toSeconds());
        };
    }

    private static Problem answer(ContentRefusal refusal) {
        return switch (refusal) {
            case PostLocked(var post) ->
                    Problem.of(ProblemCode.POST_LOCKED).member("postId", post.toString());
        };
    }

    private static Problem answer(FundingRefusal refusal) {
        return switch (refusal) {
            case FundingRefusal.NotEditable(var status) ->
                    Problem.of(ProblemCode.CAMPAIGN_NOT_EDITABLE, Map.of(STATUS, status));
            case FundingRefusal.FixedOnceActive() -> Problem.of(ProblemCode.CAMPAIGN_TERMS_FIXED);
            case FundingRefusal.NotPossibleNow(var status) ->
                    Problem.of(ProblemCode.CAMPAIGN_MOVE_NOT_POSSIBLE, Map.of(STATUS, status));
            case FundingRefusal.EndsTooSoon(var shortest) ->
                    Problem.of(
                            ProblemCode.CAMPAIGN_ENDS_TOO_SOON,
                            Map.of("minutes", shortest.toMinutes()));
            case FundingRefusal.NotTakingDonations(var status) ->
                    Problem.of(ProblemCode.CAMPAIGN_NOT_TAKING_DONATIONS, Map.of(STATUS, status));
            case FundingRefusal.DonatingToOneself() -> Problem.of(ProblemCode.DONATING_TO_ONESELF);
            case FundingRefusal.SlugTaken(_) -> Problem.of(ProblemCode.SLUG_TAKEN);
            case FundingRefusal.TooManyCategories(var max) ->
                    Problem.of(ProblemCode.TOO_MANY_CATEGORIES, Map.of(MAX, max));
        };
    }

    private static Problem answer(MediaRefusal refusal) {
        return switch (refusal) {
            case MediaRefusal.UnsupportedType(_) -> Problem.of(ProblemCode.UNSUPPORTED_FILE_TYPE);
            case MediaRefusal.TypeMismatch(_, var found) ->
                    Problem.of(ProblemCode.FILE_TYPE_MISMATCH, Map.of("found", found));
            case MediaRefusal.TooLarge(var maxBytes) ->
                    Problem.of(ProblemCode.TOO_LARGE, Map.of(MAX, maxBytes));
            case MediaRefusal.TooManyPixels(var maxPixels) ->
                    Problem.of(ProblemCode.TOO_MANY_PIXELS, Map.of(MAX, maxPixels));
            case MediaRefusal.Unreadable() -> Problem.of(ProblemCode.UNREADABLE_FILE);
            case MediaRefusal.InUse() -> Problem.of(ProblemCode.MEDIA_IN_USE);
        };
    }

    private static Problem answer(PaymentRefusal refusal) {
        return switch (refusal) {
            case PaymentRefusal.UntrustedNotice() -> Problem.of(ProblemCode.UNTRUSTED_NOTICE);
            case PaymentRefusal.UnsupportedCurrency(_) ->
                    Problem.of(
                            ProblemCode.UNSUPPORTED_CURRENCY,
                            "currency",
                            FieldError.Code.UNSUPPORTED);
            case PaymentRefusal.BelowMinimum(_, var minimum) ->
                    Problem.of(ProblemCode.BELOW_MINIMUM, Map.of("minimum", minimum))
                            .with(
                                    List.of(
                                            new FieldError(
                                                    "amount.amount",
                                                    FieldError.Code.BELOW_MINIMUM,
                                                    Map.of("min", minimum))))
                            .member("minimum", MoneyJson.of(minimum));
            case PaymentRefusal.UnknownClientSecret() ->
                    Problem.of(
                            ProblemCode.UNKNOWN_CLIENT_SECRET,
                            "clientSecret",
                            FieldError.Code.UNKNOWN);
            case PaymentRefusal.UnknownTestCard() ->
                    Problem.of(ProblemCode.UNKNOWN_TEST_CARD, "card", FieldError.Code.UNKNOWN);
            case PaymentRefusal.NotPaid() -> Problem.of(ProblemCode.PAYMENT_NOT_PAID);
            case PaymentRefusal.UnderDispute() -> Problem.of(ProblemCode.PAYMENT_DISPUTED);
            case PaymentRefusal.BeyondRest(_, var rest) ->
                    Problem.of(ProblemCode.REFUND_BEYOND_REST, Map.of("rest", rest))
                            .member("rest", MoneyJson.of(rest));
            case PaymentRefusal.AlreadyPaid() -> Problem.of(ProblemCode.ALREADY_PAID);
        };
    }

    private static Problem answer(SocialRefusal refusal) {
        return switch (refusal) {
            case SocialRefusal.FollowingOneself() -> Problem.of(ProblemCode.FOLLOWING_ONESELF);
            case SocialRefusal.CommentsDisabled() -> Problem.of(ProblemCode.COMMENTS_DISABLED);
        };
    }

    private static Problem answer(SubscriptionRefusal refusal) {
        return switch (refusal) {
            case SubscriptionRefusal.AlreadySubscribed(var existing) ->
                    Problem.of(ProblemCode.ALREADY_SUBSCRIBED)
                            .member("subscriptionId", existing.toString());
            case SubscriptionRefusal.SubscribingToOneself() ->
                    Problem.of(ProblemCode.SUBSCRIBING_TO_ONESELF);
            case SubscriptionRefusal.TierArchived() -> Problem.of(ProblemCode.TIER_ARCHIVED);
            case SubscriptionRefusal.TooManyTiers(var max) ->
                    Problem.of(ProblemCode.TOO_MANY_TIERS, Map.of(MAX, max));
            case SubscriptionRefusal.TierOutOfReach() -> Problem.of(ProblemCode.TIER_OUT_OF_REACH);
            case SubscriptionRefusal.EndIsSet() -> Problem.of(ProblemCode.SUBSCRIPTION_ENDING);
            case SubscriptionRefusal.ChangeDeclined(var reason) ->
                    Problem.of(ProblemCode.CHANGE_DECLINED).member("declineCode", reason);
            case SubscriptionRefusal.NotBilled(var origin) ->
                    Problem.of(ProblemCode.SUBSCRIPTION_NOT_BILLED).member("origin", origin.wire());
            case SubscriptionRefusal.GivingToOneself() -> Problem.of(ProblemCode.GIVING_TO_ONESELF);
            case SubscriptionRefusal.GiftNotGood(var status) ->
                    Problem.of(ProblemCode.GIFT_NOT_GOOD).member("giftStatus", status.wire());
            case SubscriptionRefusal.OfferCodeTaken() -> Problem.of(ProblemCode.OFFER_CODE_TAKEN);
            case SubscriptionRefusal.OfferNotGood(var obstacle) ->
                    Problem.of(ProblemCode.OFFER_NOT_GOOD).member("reason", obstacle.wire());
            case SubscriptionRefusal.NotRunning(var status) ->
                    Problem.of(ProblemCode.SUBSCRIPTION_NOT_RUNNING, Map.of(STATUS, status));
        };
    }

    private static Problem answer(UserRefusal refusal) {
        return switch (refusal) {
            case UserRefusal.HandleTaken(_) -> Problem.of(ProblemCode.HANDLE_TAKEN);
            case UserRefusal.AddressTaken() -> Problem.of(ProblemCode.ADDRESS_TAKEN);
            case UserRefusal.InvalidCredentials() -> challenged(ProblemCode.INVALID_CREDENTIALS);
            case UserRefusal.WrongPassword() -> Problem.of(ProblemCode.WRONG_PASSWORD);
            case UserRefusal.AccountBanned() -> Problem.of(ProblemCode.ACCOUNT_BANNED);
            case UserRefusal.TotpRequired() -> challenged(ProblemCode.TOTP_REQUIRED);
            case UserRefusal.InvalidTotp() -> challenged(ProblemCode.INVALID_TOTP);
            case UserRefusal.WrongCode() ->
                    Problem.of(ProblemCode.WRONG_CODE, "code", FieldError.Code.INVALID);
            case UserRefusal.TooManyCodes(var pause) -> waiting(pause);
            case UserRefusal.SecondFactorOn() -> Problem.of(ProblemCode.SECOND_FACTOR_ON);
            case UserRefusal.SecondFactorRequired() ->
                    Problem.of(ProblemCode.SECOND_FACTOR_REQUIRED);
            case UserRefusal.StepUpRequired() -> Problem.of(ProblemCode.STEP_UP_REQUIRED);
            case UserRefusal.IdentityTaken() -> Problem.of(ProblemCode.IDENTITY_TAKEN);
            case UserRefusal.UnknownAttempt() -> Problem.of(ProblemCode.UNKNOWN_SIGN_IN);
            case UserRefusal.InvalidSignInCode() -> challenged(ProblemCode.INVALID_SIGN_IN_CODE);
            case UserRefusal.InvalidPasskey() -> challenged(ProblemCode.INVALID_PASSKEY);
            case UserRefusal.PasskeyKnown() -> Problem.of(ProblemCode.PASSKEY_KNOWN);
            case UserRefusal.TooManyPasskeys(var max) ->
                    Problem.of(ProblemCode.TOO_MANY_PASSKEYS, Map.of(MAX, max));
            case UserRefusal.LastCredential() -> Problem.of(ProblemCode.LAST_CREDENTIAL);
            case UserRefusal.InvalidLink() -> Problem.of(ProblemCode.INVALID_LINK);
            case UserRefusal.InvalidRefreshToken() -> challenged(ProblemCode.INVALID_REFRESH_TOKEN);
            case UserRefusal.ApplicationPending() -> Problem.of(ProblemCode.APPLICATION_PENDING);
            case UserRefusal.AlreadyCreator() -> Problem.of(ProblemCode.ALREADY_CREATOR);
            case UserRefusal.ApplicationDecided() -> Problem.of(ProblemCode.APPLICATION_DECIDED);
            case UserRefusal.LastAdministrator() -> Problem.of(ProblemCode.LAST_ADMINISTRATOR);
            case UserRefusal.StillTied(var ties) ->
                    Problem.of(ProblemCode.ACCOUNT_TIED)
                            .member(
                                    "reasons",
                                    ties.stream().map(Departures.Tie::wire).sorted().toList());
            case UserRefusal.SanctioningOneself() -> Problem.of(ProblemCode.SANCTIONING_ONESELF);
        };
    }

    /// In whole seconds, and never too early.
    private static Problem waiting(Duration pause) {
        return Problem.of(ProblemCode.TOO_MANY_CODES)
                .retryAfter(Math.toIntExact(pause.plusMillis(999).toSeconds()));
    }

    /// Every 401 says how one signs in (RFC 9110, 15.5.2).
    private static Problem challenged(ProblemCode code) {
        return Problem.of(code).header("WWW-Authenticate", "Bearer");
    }
}
