package org.mecene.application.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.funding.FundingEvent.CampaignEnded;
import org.mecene.domain.testkit.CampaignBuilder;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

@Rule("C20")
final class EndCampaignsTest {
    private final World world = new World();
    private final User owner = world.has(aUser());
    private final User donor = world.has(aUser());

    @Test
    @Rule("C1")
    void keeps_whatever_was_paid() {
        var campaign = world.has(theCampaign());
        world.donates(donor, campaign, xof(500));

        run();

        assertThat(world.now(campaign).status()).isEqualTo(CampaignStatus.SUCCEEDED);
        assertThat(world.now(campaign).standing().endedAt()).isEqualTo(world.now());
        assertThat(world.events(CampaignEnded.class))
                .containsExactly(new CampaignEnded(campaign.id(), owner.id(), true));
    }

    @Test
    @Rule("C1")
    void judges_on_paid_money_only() {
        var campaign = world.has(theCampaign());
        var goalMissed = world.has(theCampaign().allOrNothing().withGoal(xof(5_000)));
        world.begins(donor, campaign, xof(50_000));
        world.begins(donor, goalMissed, xof(50_000));
        world.donates(donor, goalMissed, xof(4_999));

        run();

        assertThat(world.now(campaign).status()).isEqualTo(CampaignStatus.FAILED);
        assertThat(world.now(goalMissed).status()).isEqualTo(CampaignStatus.FAILED);
    }

    @Test
    @Rule("C5")
    void ends_a_campaign_that_reached_its_goal_at_its_end_only() {
        var campaign = world.has(theCampaign().allOrNothing().withGoal(xof(5_000)));
        world.donates(donor, campaign, xof(5_000));
        world.worksOff();

        assertThat(world.funding.endCampaigns.run(world.now())).isZero();
        assertThat(world.now(campaign).status()).isEqualTo(CampaignStatus.ACTIVE);
        run();
        assertThat(world.now(campaign).status()).isEqualTo(CampaignStatus.SUCCEEDED);
    }

    @Test
    void does_nothing_more_when_it_runs_again() {
        world.has(theCampaign());

        assertThat(run()).isEqualTo(1);
        assertThat(run()).isZero();
        assertThat(world.events(CampaignEnded.class)).hasSize(1);
        assertThat(world.funding.endCampaigns.name()).isEqualTo("end-campaigns");
    }

    @Test
    void speaks_one_verdict_when_many_nodes_run_it() {
        var campaign = world.has(theCampaign());
        world.passes(Duration.ofDays(40));

        Race.of(() -> world.funding.endCampaigns.run(world.now()));

        assertThat(world.events(CampaignEnded.class))
                .containsExactly(new CampaignEnded(campaign.id(), owner.id(), false));
    }

    @Test
    void catches_up_after_a_long_downtime() {
        IntStream.range(0, 120).forEach(_ -> world.has(theCampaign()));
        world.passes(Duration.ofDays(400));

        var done = 0;
        for (var part = 1; part > 0; done += part) {
            part = world.funding.endCampaigns.run(world.now());
        }

        assertThat(done).isEqualTo(120);
        assertThat(world.events(CampaignEnded.class)).hasSize(120);
    }

    @Test
    void leaves_what_is_not_active_alone() {
        var draft = world.has(theCampaign().in(CampaignStatus.DRAFT));
        var suspended = world.has(theCampaign().in(CampaignStatus.SUSPENDED));

        assertThat(run()).isZero();
        assertThat(world.now(draft)).isEqualTo(draft);
        assertThat(world.now(suspended)).isEqualTo(suspended);
    }

    private int run() {
        world.passes(Duration.ofDays(31));
        return world.funding.endCampaigns.run(world.now());
    }

    private CampaignBuilder theCampaign() {
        return aCampaign().by(owner);
    }
}
