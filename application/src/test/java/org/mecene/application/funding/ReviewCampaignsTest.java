package org.mecene.application.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aModerator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mecene.application.testkit.World;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.funding.FundingEvent.CampaignReviewed;
import org.mecene.domain.funding.FundingRefusal.EndsTooSoon;
import org.mecene.domain.funding.FundingRefusal.NotPossibleNow;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.NotPermitted;
import org.mecene.domain.refusal.CommonRefusal.SignInRequired;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

final class ReviewCampaignsTest {
    private final World world = new World();
    private final User owner = world.has(aUser());
    private final User moderator = world.has(aModerator());
    private final Campaign campaign = world.has(aCampaign().by(owner).in(CampaignStatus.IN_REVIEW));

    @Test
    @Rule("M7")
    void approves_under_the_share_of_today() {
        world.feeIs(250);

        approve(world.as(moderator));

        var standing = world.now(campaign).standing();
        assertThat(standing.status()).isEqualTo(CampaignStatus.ACTIVE);
        assertThat(standing.platformFee()).isEqualTo(new BasisPoints(250));
        assertThat(standing.approvedAt()).isEqualTo(world.now());
        assertThat(world.events())
                .containsExactly(new CampaignReviewed(campaign.id(), owner.id(), true, null));
        assertThat(world.ports().audited(campaign.id().value()))
                .extracting(AuditLog.Entry::action)
                .containsExactly("campaign.approve");
    }

    @Test
    void rejects_with_a_reason() {
        world.funding.reviewCampaigns.reject(world.as(moderator), campaign.id(), "Trop vague");

        assertThat(world.now(campaign).standing().decisionReason()).isEqualTo("Trop vague");
        assertThat(world.events())
                .containsExactly(
                        new CampaignReviewed(campaign.id(), owner.id(), false, "Trop vague"));
        assertThat(world.ports().audited(campaign.id().value()))
                .extracting(AuditLog.Entry::by, AuditLog.Entry::action)
                .containsExactly(tuple(moderator.id(), "campaign.reject"));
    }

    @Test
    void decides_once() {
        approve(world.as(moderator));

        assertThat(refusalOf(() -> approve(world.as(moderator))))
                .isEqualTo(new NotPossibleNow(CampaignStatus.ACTIVE));
        assertThat(world.events()).hasSize(1);
    }

    @Test
    void lets_one_of_many_moderators_decide_at_once() {
        var results =
                Race.of(() -> {
                    approve(world.as(moderator));
                    return true;
                });

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).containsOnly(new NotPossibleNow(CampaignStatus.ACTIVE));
        assertThat(world.events()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = "IN_REVIEW", mode = EnumSource.Mode.EXCLUDE)
    void decides_on_what_was_handed_in_only(CampaignStatus status) {
        var other = world.has(aCampaign().by(owner).in(status));
        var before = world.now(other);

        assertThat(
                        refusalOf(() ->
                                world.funding.reviewCampaigns.approve(
                                        world.as(moderator), other.id())))
                .isEqualTo(new NotPossibleNow(status));
        assertThat(world.now(other)).isEqualTo(before);
    }

    @Test
    void approves_nothing_whose_end_has_passed() {
        world.passes(Duration.ofDays(30));

        assertThat(refusalOf(() -> approve(world.as(moderator))))
                .isEqualTo(new EndsTooSoon(Duration.ZERO));
        assertThat(world.events()).isEmpty();
    }

    @Test
    void is_done_by_moderators_and_administrators() {
        approve(world.as(world.has(anAdmin())));

        for (var who : List.of(world.as(owner), world.as(world.has(aUser())))) {
            assertThat(refusalOf(() -> approve(who))).isEqualTo(new NotPermitted());
        }
        assertThat(refusalOf(() -> approve(Actor.anonymous()))).isEqualTo(new SignInRequired());
        assertThat(
                        refusalOf(() ->
                                world.funding.reviewCampaigns.reject(
                                        world.as(moderator),
                                        new CampaignId(world.ports().ids().next()),
                                        "Non")))
                .isEqualTo(new NotFound(Thing.CAMPAIGN));
    }

    private void approve(Actor actor) {
        world.funding.reviewCampaigns.approve(actor, campaign.id());
    }
}
