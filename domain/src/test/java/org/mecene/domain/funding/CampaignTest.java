package org.mecene.domain.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.mecene.domain.funding.FundingRefusal.EndsTooSoon;
import org.mecene.domain.funding.FundingRefusal.FixedOnceActive;
import org.mecene.domain.funding.FundingRefusal.NotEditable;
import org.mecene.domain.funding.FundingRefusal.NotPossibleNow;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.testkit.CampaignBuilder;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.testkit.TestClock;
import org.mecene.domain.users.PersonCard;
import org.mecene.domain.users.User;

final class CampaignTest {
    private static final Instant NOW = TestClock.START;
    private static final Instant END = NOW.plus(Duration.ofDays(30));
    private static final BasisPoints FEE = new BasisPoints(500);

    private final SequentialIds ids = new SequentialIds();
    private final User owner = aUser().build(new UserId(ids.next()), NOW);
    private final Category category =
            new Category(new CategoryId(ids.next()), Slug.parse("water"), "Water", "Eau", null);

    @Test
    void begins_as_a_draft() {
        var draft =
                Campaign.draft(
                        new CampaignId(ids.next()),
                        owner.id(),
                        Slug.parse("un-puits"),
                        pitch(theCampaign()),
                        NOW);

        assertThat(draft.status()).isEqualTo(CampaignStatus.DRAFT);
        assertThat(draft.standing().platformFee()).isNull();
        assertThat(draft.featured()).isFalse();
        assertThat(draft.takesDonationsAt(NOW)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "REJECTED"})
    void changes_freely_before_it_is_approved(CampaignStatus status) {
        var other = pitch(theCampaign().titled("Autre").withGoal(eur(5)).allOrNothing());

        var edited = built(theCampaign().in(status)).edited(other);

        assertThat(edited.pitch()).isEqualTo(other);
        assertThat(edited.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @Rule("C9")
    @EnumSource(names = {"ACTIVE", "SUSPENDED"})
    void changes_its_words_only_once_donations_may_come(CampaignStatus status) {
        var campaign = built(theCampaign().in(status));
        var fixed = new FixedOnceActive();

        assertThat(campaign.edited(pitch(theCampaign().titled("Autre"))).pitch().title())
                .isEqualTo("Autre");
        assertThat(refusalOf(() -> campaign.edited(pitch(theCampaign().withGoal(xof(1))))))
                .isEqualTo(fixed);
        assertThat(refusalOf(() -> campaign.edited(pitch(theCampaign().withGoal(eur(100_000))))))
                .isEqualTo(fixed);
        assertThat(refusalOf(() -> campaign.edited(pitch(theCampaign().allOrNothing()))))
                .isEqualTo(fixed);
        assertThat(
                        refusalOf(() ->
                                campaign.edited(pitch(theCampaign().endingAt(END.plusSeconds(1))))))
                .isEqualTo(fixed);
    }

    @ParameterizedTest
    @EnumSource(names = {"IN_REVIEW", "SUCCEEDED", "FAILED", "CANCELLED"})
    void changes_not_at_all_in_review_or_when_it_is_over(CampaignStatus status) {
        var campaign = built(theCampaign().in(status));

        assertThat(refusalOf(() -> campaign.edited(campaign.pitch())))
                .isEqualTo(new NotEditable(status));
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "REJECTED"})
    void is_handed_in_for_review(CampaignStatus status) {
        var submitted = built(theCampaign().in(status)).submitted(NOW);

        assertThat(submitted.status()).isEqualTo(CampaignStatus.IN_REVIEW);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"DRAFT", "REJECTED"},
            mode = Mode.EXCLUDE)
    void is_handed_in_only_before_it_is_decided(CampaignStatus status) {
        assertThat(refusalOf(() -> built(theCampaign().in(status)).submitted(NOW)))
                .isEqualTo(new NotPossibleNow(status));
    }

    @Test
    void needs_an_hour_to_run_when_it_is_handed_in() {
        var draft = built(theCampaign().in(CampaignStatus.DRAFT));
        var lastMoment = END.minus(Campaign.MIN_LENGTH);

        assertThat(draft.submitted(lastMoment).status()).isEqualTo(CampaignStatus.IN_REVIEW);
        assertThat(refusalOf(() -> draft.submitted(lastMoment.plusNanos(1))))
                .isEqualTo(new EndsTooSoon(Campaign.MIN_LENGTH));
    }

    @Test
    @Rule("M7")
    void freezes_the_share_of_the_platform_when_it_is_approved() {
        var approved = built(theCampaign().in(CampaignStatus.IN_REVIEW)).approved(FEE, NOW);

        assertThat(approved.standing())
                .isEqualTo(
                        new Campaign.Standing(CampaignStatus.ACTIVE, FEE, null, NOW, null, null));
    }

    @ParameterizedTest
    @Rule({"M7", "C4"})
    @EnumSource(names = "IN_REVIEW", mode = Mode.EXCLUDE)
    void is_decided_only_while_it_is_in_review(CampaignStatus status) {
        var campaign = built(theCampaign().in(status));

        assertThat(refusalOf(() -> campaign.approved(new BasisPoints(1_000), NOW)))
                .isEqualTo(new NotPossibleNow(status));
        assertThat(refusalOf(() -> campaign.rejected("Trop vague")))
                .isEqualTo(new NotPossibleNow(status));
    }

    @Test
    void is_not_approved_after_its_end() {
        var campaign = built(theCampaign().in(CampaignStatus.IN_REVIEW));

        assertThat(refusalOf(() -> campaign.approved(FEE, END)))
                .isEqualTo(new EndsTooSoon(Duration.ZERO));
    }

    @Test
    void is_rejected_with_a_reason_and_may_come_again() {
        var rejected = built(theCampaign().in(CampaignStatus.IN_REVIEW)).rejected("Trop vague");

        assertThat(rejected.standing().decisionReason()).isEqualTo("Trop vague");
        assertThat(rejected.submitted(NOW).status()).isEqualTo(CampaignStatus.IN_REVIEW);
        assertThat(rejected.submitted(NOW).approved(FEE, NOW).standing().decisionReason()).isNull();
    }

    @Test
    @Rule("C1")
    void keeps_whatever_was_raised() {
        var campaign = built(theCampaign());

        assertThat(campaign.ended(xof(1), END).status()).isEqualTo(CampaignStatus.SUCCEEDED);
        assertThat(campaign.ended(xof(0), END).status()).isEqualTo(CampaignStatus.FAILED);
        assertThat(campaign.ended(xof(-5), END).status()).isEqualTo(CampaignStatus.FAILED);
    }

    @Test
    @Rule("C1")
    void gives_everything_back_when_the_goal_is_missed() {
        var campaign = built(theCampaign().allOrNothing().withGoal(xof(10_000)));

        assertThat(campaign.ended(xof(10_000), END).status()).isEqualTo(CampaignStatus.SUCCEEDED);
        assertThat(campaign.ended(xof(9_999), END).status()).isEqualTo(CampaignStatus.FAILED);
    }

    @Test
    @Rule({"C5", "C6"})
    void stays_funded_when_money_is_taken_back_after_the_goal() {
        var campaign = withGoalReached(theCampaign().allOrNothing().withGoal(xof(10_000)));

        var ended = campaign.ended(xof(1), END);

        assertThat(campaign.status()).isEqualTo(CampaignStatus.ACTIVE);
        assertThat(campaign.takesDonationsAt(NOW)).isTrue();
        assertThat(ended.status()).isEqualTo(CampaignStatus.SUCCEEDED);
        assertThat(ended.standing().goalReachedAt()).isEqualTo(NOW);
        assertThat(ended.standing().endedAt()).isEqualTo(END);
        assertThat(ended.standing().platformFee()).isEqualTo(FEE);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"ACTIVE", "SUSPENDED"},
            mode = Mode.EXCLUDE)
    void ends_once_and_only_after_it_began(CampaignStatus status) {
        assertThat(refusalOf(() -> built(theCampaign().in(status)).ended(xof(1), END)))
                .isEqualTo(new NotPossibleNow(status));
    }

    @ParameterizedTest
    @Rule("C3")
    @EnumSource
    void takes_donations_while_it_is_active_and_not_over(CampaignStatus status) {
        var campaign = built(theCampaign().in(status));
        var isActive = status == CampaignStatus.ACTIVE;

        assertThat(campaign.takesDonationsAt(END.minusNanos(1))).isEqualTo(isActive);
        assertThat(campaign.takesDonationsAt(END)).isFalse();
    }

    @Test
    @Rule("C7")
    void shows_as_funded_when_enough_was_raised() {
        var campaign = built(theCampaign().withGoal(xof(10_000)));

        assertThat(card(campaign, 9_999).isFunded()).isFalse();
        assertThat(card(campaign, 25_000).isFunded()).isTrue();
        assertThat(card(withGoalReached(theCampaign()), 0).isFunded()).isTrue();
    }

    private CampaignCard card(Campaign campaign, long raised) {
        var person =
                new PersonCard(owner.id(), owner.handle(), owner.profile().displayName(), null);
        return new CampaignCard(campaign, person, category, xof(raised), 1, 1);
    }

    private Campaign withGoalReached(CampaignBuilder builder) {
        var campaign = built(builder);
        var standing = new Campaign.Standing(CampaignStatus.ACTIVE, FEE, null, NOW, NOW, null);
        return new Campaign(
                campaign.id(),
                campaign.owner(),
                campaign.slug(),
                campaign.pitch(),
                standing,
                false,
                NOW,
                0);
    }

    private CampaignBuilder theCampaign() {
        return aCampaign().by(owner).in(category).endingAt(END);
    }

    private static Campaign.Pitch pitch(CampaignBuilder builder) {
        return builder.pitch(NOW);
    }

    private Campaign built(CampaignBuilder builder) {
        return builder.build(new CampaignId(ids.next()), NOW);
    }
}
