package org.mecene.rest.problem;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mecene.domain.content.ContentRefusal;
import org.mecene.domain.content.PostId;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.funding.FundingRefusal;
import org.mecene.domain.funding.Slug;
import org.mecene.domain.media.MediaRefusal;
import org.mecene.domain.media.MediaStore.StoreUnavailable;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PaymentRefusal;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refusal;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.social.SocialRefusal;
import org.mecene.domain.subscriptions.GiftStatus;
import org.mecene.domain.subscriptions.SpecialOffer;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.SubscriptionOrigin;
import org.mecene.domain.subscriptions.SubscriptionRefusal;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.transactions.StoreDown;
import org.mecene.domain.users.Departures;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.PasswordHasher;
import org.mecene.domain.users.UserRefusal;
import org.slf4j.LoggerFactory;

class ThrownMapperTest {
    private static final UUID ID = new UUID(1, 2);

    private final ThrownMapper mapper = new ThrownMapper();

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new CommonRefusal.InvalidInput(List.of()), 422, "validation_failed"),
                Arguments.of(new CommonRefusal.SignInRequired(), 401, "sign_in_required"),
                Arguments.of(new CommonRefusal.NotPermitted(), 403, "not_permitted"),
                Arguments.of(new CommonRefusal.NotFound(Thing.POST), 404, "not_found"),
                Arguments.of(
                        new CommonRefusal.ChangedMeanwhile(Thing.POST), 409, "changed_meanwhile"),
                Arguments.of(
                        new CommonRefusal.TooOften(Duration.ofSeconds(9)),
                        429,
                        "too_many_requests"),
                Arguments.of(new ContentRefusal.PostLocked(new PostId(ID)), 403, "post_locked"),
                Arguments.of(
                        new FundingRefusal.NotEditable(CampaignStatus.FAILED),
                        409,
                        "campaign_not_editable"),
                Arguments.of(new FundingRefusal.FixedOnceActive(), 409, "campaign_terms_fixed"),
                Arguments.of(
                        new FundingRefusal.NotPossibleNow(CampaignStatus.FAILED),
                        409,
                        "campaign_move_not_possible"),
                Arguments.of(
                        new FundingRefusal.EndsTooSoon(Duration.ofHours(1)),
                        409,
                        "campaign_ends_too_soon"),
                Arguments.of(
                        new FundingRefusal.NotTakingDonations(CampaignStatus.FAILED),
                        409,
                        "campaign_not_taking_donations"),
                Arguments.of(new FundingRefusal.DonatingToOneself(), 422, "donating_to_oneself"),
                Arguments.of(new FundingRefusal.SlugTaken(new Slug("a")), 409, "slug_taken"),
                Arguments.of(new FundingRefusal.TooManyCategories(5), 409, "too_many_categories"),
                Arguments.of(
                        new MediaRefusal.UnsupportedType("text/html"),
                        415,
                        "unsupported_file_type"),
                Arguments.of(new MediaRefusal.TypeMismatch("a", "b"), 415, "file_type_mismatch"),
                Arguments.of(new MediaRefusal.TooLarge(5), 413, "too_large"),
                Arguments.of(new MediaRefusal.TooManyPixels(5), 422, "too_many_pixels"),
                Arguments.of(new MediaRefusal.Unreadable(), 422, "unreadable_file"),
                Arguments.of(new MediaRefusal.InUse(), 409, "media_in_use"),
                Arguments.of(new PaymentRefusal.UntrustedNotice(), 400, "untrusted_notice"),
                Arguments.of(
                        new PaymentRefusal.UnsupportedCurrency("JPY"), 422, "unsupported_currency"),
                Arguments.of(
                        new PaymentRefusal.BelowMinimum(Money.of(1, "XOF"), Money.of(5, "XOF")),
                        422,
                        "below_minimum"),
                Arguments.of(
                        new PaymentRefusal.UnknownClientSecret(), 422, "unknown_client_secret"),
                Arguments.of(new PaymentRefusal.UnknownTestCard(), 422, "unknown_test_card"),
                Arguments.of(new PaymentRefusal.AlreadyPaid(), 409, "already_paid"),
                Arguments.of(new PaymentRefusal.NotPaid(), 409, "payment_not_paid"),
                Arguments.of(new PaymentRefusal.UnderDispute(), 409, "payment_disputed"),
                Arguments.of(
                        new PaymentRefusal.BeyondRest(Money.of(2, "XOF"), Money.of(1, "XOF")),
                        409,
                        "refund_beyond_rest"),
                Arguments.of(new SocialRefusal.FollowingOneself(), 422, "following_oneself"),
                Arguments.of(new SocialRefusal.CommentsDisabled(), 403, "comments_disabled"),
                Arguments.of(
                        new SubscriptionRefusal.AlreadySubscribed(new SubscriptionId(ID)),
                        409,
                        "already_subscribed"),
                Arguments.of(
                        new SubscriptionRefusal.SubscribingToOneself(),
                        422,
                        "subscribing_to_oneself"),
                Arguments.of(new SubscriptionRefusal.TierArchived(), 409, "tier_archived"),
                Arguments.of(new SubscriptionRefusal.TierOutOfReach(), 409, "tier_out_of_reach"),
                Arguments.of(new SubscriptionRefusal.EndIsSet(), 409, "subscription_ending"),
                Arguments.of(
                        new SubscriptionRefusal.ChangeDeclined("insufficient_funds"),
                        409,
                        "change_declined"),
                Arguments.of(
                        new SubscriptionRefusal.NotBilled(SubscriptionOrigin.GIFT),
                        409,
                        "subscription_not_billed"),
                Arguments.of(new SubscriptionRefusal.OfferCodeTaken(), 409, "offer_code_taken"),
                Arguments.of(
                        new SubscriptionRefusal.OfferNotGood(SpecialOffer.Obstacle.USED_UP),
                        409,
                        "offer_not_good"),
                Arguments.of(new SubscriptionRefusal.GivingToOneself(), 422, "giving_to_oneself"),
                Arguments.of(
                        new SubscriptionRefusal.GiftNotGood(GiftStatus.EXPIRED),
                        409,
                        "gift_not_good"),
                Arguments.of(new SubscriptionRefusal.TooManyTiers(5), 409, "too_many_tiers"),
                Arguments.of(
                        new SubscriptionRefusal.NotRunning(SubscriptionStatus.EXPIRED),
                        409,
                        "subscription_not_running"),
                Arguments.of(new UserRefusal.HandleTaken(Handle.parse("awa")), 409, "handle_taken"),
                Arguments.of(new UserRefusal.AddressTaken(), 409, "address_taken"),
                Arguments.of(new UserRefusal.InvalidCredentials(), 401, "invalid_credentials"),
                Arguments.of(new UserRefusal.AccountBanned(), 403, "account_banned"),
                Arguments.of(new UserRefusal.InvalidLink(), 400, "invalid_link"),
                Arguments.of(new UserRefusal.InvalidRefreshToken(), 401, "invalid_refresh_token"),
                Arguments.of(new UserRefusal.ApplicationPending(), 409, "application_pending"),
                Arguments.of(new UserRefusal.AlreadyCreator(), 409, "already_creator"),
                Arguments.of(new UserRefusal.WrongPassword(), 403, "wrong_password"),
                Arguments.of(new UserRefusal.TotpRequired(), 401, "totp_required"),
                Arguments.of(new UserRefusal.InvalidTotp(), 401, "invalid_totp"),
                Arguments.of(new UserRefusal.WrongCode(), 422, "wrong_code"),
                Arguments.of(
                        new UserRefusal.TooManyCodes(Duration.ofSeconds(9)), 429, "too_many_codes"),
                Arguments.of(new UserRefusal.SecondFactorOn(), 409, "second_factor_on"),
                Arguments.of(new UserRefusal.SecondFactorRequired(), 403, "second_factor_required"),
                Arguments.of(new UserRefusal.StepUpRequired(), 403, "step_up_required"),
                Arguments.of(new UserRefusal.IdentityTaken(), 409, "identity_taken"),
                Arguments.of(new UserRefusal.UnknownAttempt(), 400, "unknown_sign_in"),
                Arguments.of(new UserRefusal.InvalidSignInCode(), 401, "invalid_sign_in_code"),
                Arguments.of(new UserRefusal.InvalidPasskey(), 401, "invalid_passkey"),
                Arguments.of(new UserRefusal.PasskeyKnown(), 409, "passkey_known"),
                Arguments.of(new UserRefusal.TooManyPasskeys(10), 409, "too_many_passkeys"),
                Arguments.of(new UserRefusal.LastCredential(), 409, "last_credential"),
                Arguments.of(new UserRefusal.LastAdministrator(), 409, "last_administrator"),
                Arguments.of(new UserRefusal.SanctioningOneself(), 422, "sanctioning_oneself"),
                Arguments.of(
                        new UserRefusal.StillTied(Set.of(Departures.Tie.BALANCE)),
                        409,
                        "account_tied"),
                Arguments.of(new UserRefusal.ApplicationDecided(), 409, "application_decided"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void answers_every_refusal(Refusal refusal, int status, String code) {
        var answer = mapper.toResponse(new Refused(refusal));

        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(problem(answer).code().wire()).isEqualTo(code);
        assertThat(answer.getHeaderString("WWW-Authenticate") != null).isEqualTo(status == 401);
    }

    @Test
    void knows_a_test_for_every_refusal() {
        var tested =
                refusals().map(arguments -> requireNonNull(arguments.get()[0]).getClass()).toList();

        var all =
                Stream.of(Refusal.class.getPermittedSubclasses())
                        .flatMap(family -> Stream.of(family.getPermittedSubclasses()));

        assertThat(all).isSubsetOf(tested);
    }

    static Stream<Arguments> outages() {
        return Stream.of(
                Arguments.of(new PasswordHasher.Busy(), "busy", "1"),
                Arguments.of(
                        new ProviderUnavailable("No answer", null), "provider_unavailable", "5"),
                Arguments.of(
                        new StoreUnavailable("No answer", new IOException()),
                        "store_unavailable",
                        "5"),
                Arguments.of(new StoreDown(new IOException()), "database_unavailable", "5"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void says_when_to_come_back(Throwable outage, String code, String seconds) {
        var answer = mapper.toResponse(outage);

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(problem(answer).code().wire()).isEqualTo(code);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo(seconds);
    }

    /// M2: logged once, with its trace, and answered blandly.
    @Test
    void tells_nothing_of_a_fault() {
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var log = (Logger) LoggerFactory.getLogger(ThrownMapper.class);
        log.addAppender(lines);
        log.setAdditive(false);

        var answer = mapper.toResponse(new IllegalStateException("secret"));
        log.detachAppender(lines);
        log.setAdditive(true);

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(problem(answer).code()).isEqualTo(ProblemCode.INTERNAL_ERROR);
        assertThat(problem(answer).toString()).doesNotContain("secret");
        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getLevel()).isEqualTo(Level.ERROR));
    }

    @Test
    void answers_what_jersey_throws() {
        var answer = mapper.toResponse(new NotFoundException());

        assertThat(problem(answer).code()).isEqualTo(ProblemCode.NOT_FOUND);
    }

    private static Problem problem(Response answer) {
        return (Problem) answer.getEntity();
    }
}
