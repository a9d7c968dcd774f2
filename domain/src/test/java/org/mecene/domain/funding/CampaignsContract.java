package org.mecene.domain.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mecene.domain.testkit.Actors.as;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.MediaItemBuilder.anImage;
import static org.mecene.domain.testkit.UserBuilder.aModerator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;
import org.mecene.domain.refusal.CommonRefusal.ChangedMeanwhile;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.testkit.CampaignBuilder;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.PersonCard;

/// What every [Campaigns] promises of a single campaign. Its list is in [CampaignListContract].
public interface CampaignsContract extends Fixture {
    @Test
    default void finds_a_campaign_as_it_was_added() {
        var owner = has(aUser());
        var campaign =
                has(
                        aCampaign()
                                .by(owner)
                                .titled("Une école à Ségou 🏫")
                                .withGoal(eur(1_234_567))
                                .tagged("école")
                                .tagged("mali")
                                .coveredBy(has(anImage().of(owner)))
                                .showing(has(anImage().of(owner)))
                                .inCountry("ML")
                                .allOrNothing());

        assertThat(ports().campaigns().find(campaign.id())).contains(campaign);
        assertThat(findForUpdate(campaign)).isEqualTo(campaign);
    }

    @Test
    default void finds_a_draft_and_a_rejected_one() {
        var draft = has(theCampaign().in(CampaignStatus.DRAFT));
        var rejected = has(theCampaign().in(CampaignStatus.REJECTED));

        assertThat(ports().campaigns().find(draft.id())).contains(draft);
        assertThat(ports().campaigns().find(rejected.id())).contains(rejected);
        assertThat(ports().campaigns().find(new CampaignId(ports().ids().next()))).isEmpty();
    }

    @Test
    default void stores_a_change_under_the_next_version() {
        var campaign = has(theCampaign().in(CampaignStatus.DRAFT));
        var pitch =
                aCampaign()
                        .titled("Autre")
                        .tagged("neuf")
                        .in(hasCategory("Other"))
                        .pitch(now().plus(Duration.ofDays(1)));

        committed(() -> ports().campaigns().save(campaign.edited(pitch).submitted(now())));

        var stored = ports().campaigns().find(campaign.id()).orElseThrow();
        assertThat(stored.pitch()).isEqualTo(pitch);
        assertThat(stored.status()).isEqualTo(CampaignStatus.IN_REVIEW);
        assertThat(stored.slug()).isEqualTo(campaign.slug());
        assertThat(stored.version()).isEqualTo(1);
    }

    @Test
    default void stores_what_was_decided() {
        var campaign = has(theCampaign().in(CampaignStatus.IN_REVIEW));
        var approved = campaign.approved(new BasisPoints(250), now());

        committed(() -> ports().campaigns().save(approved));

        assertThat(ports().campaigns().find(campaign.id()).orElseThrow().standing())
                .isEqualTo(approved.standing());
    }

    @Test
    default void takes_the_change_of_one_of_many_who_read_the_same() {
        var campaign = has(theCampaign().in(CampaignStatus.IN_REVIEW));

        var results =
                Race.of(() ->
                        inTransaction(() -> {
                            ports().campaigns().save(campaign.rejected("Trop vague"));
                            return true;
                        }));

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).containsOnly(new ChangedMeanwhile(Thing.CAMPAIGN));
    }

    @Test
    @Rule("C22")
    default void removes_a_draft() {
        var draft = has(theCampaign().in(CampaignStatus.DRAFT).tagged("mali"));

        committed(() -> ports().campaigns().remove(draft.id()));

        assertThat(ports().campaigns().find(draft.id())).isEmpty();
        assertThat(ports().campaigns().show(draft.slug())).isEmpty();
    }

    @Test
    default void shows_a_campaign_by_id_and_by_slug() {
        var owner = has(aUser().named("Sékou"));
        var category = hasCategory("Water");
        var campaign = has(aCampaign().by(owner).in(category));

        var card = ports().campaigns().show(campaign.id());

        assertThat(card)
                .contains(
                        new CampaignCard(
                                campaign,
                                new PersonCard(owner.id(), owner.handle(), "Sékou", null),
                                category,
                                xof(0),
                                0,
                                0));
        assertThat(ports().campaigns().show(campaign.slug())).isEqualTo(card);
        assertThat(ports().campaigns().show(Slug.of("none", "x" + campaign.slug()))).isEmpty();
    }

    @Test
    @Rule({"C7", "C29"})
    default void counts_gifts_and_different_payers() {
        var campaign = has(theCampaign());

        count(campaign, xof(5_000), "user:1");
        count(campaign, xof(2_000), "user:1");
        count(campaign, xof(1_000), "mail:awa@example.org");

        var card = ports().campaigns().show(campaign.id()).orElseThrow();
        assertThat(card.raised()).isEqualTo(xof(8_000));
        assertThat(card.donationCount()).isEqualTo(3);
        assertThat(card.donorCount()).isEqualTo(2);
        assertThat(ports().campaigns().raised(campaign.id())).isEqualTo(xof(8_000));
    }

    @Test
    @Rule({"C7", "C29"})
    default void takes_back_what_was_undone() {
        var campaign = has(theCampaign());
        count(campaign, xof(5_000), "user:1");
        count(campaign, xof(2_000), "user:1");
        count(campaign, xof(1_000), "user:2");

        count(campaign, xof(-5_000), "user:1");
        count(campaign, xof(-1_000), "user:2");

        var card = ports().campaigns().show(campaign.id()).orElseThrow();
        assertThat(card.raised()).isEqualTo(xof(2_000));
        assertThat(card.donationCount()).isEqualTo(1);
        assertThat(card.donorCount()).isEqualTo(1);
    }

    @Test
    @Rule({"C7", "C29"})
    default void moves_a_total_and_counts_nobody() {
        var campaign = has(theCampaign());
        count(campaign, xof(5_000), "user:1");

        committed(() -> ports().campaigns().adjust(campaign.id(), xof(-2_000)));

        var card = ports().campaigns().show(campaign.id()).orElseThrow();
        assertThat(card.raised()).isEqualTo(xof(3_000));
        assertThat(card.donationCount()).isEqualTo(1);
        assertThat(card.donorCount()).isEqualTo(1);
        assertThat(ports().campaigns().idsOf(campaign.owner())).containsExactly(campaign.id());
    }

    @Test
    default void counts_many_gifts_at_once() {
        var campaign = has(theCampaign());

        Race.of(
                Race.RUNNERS,
                runner ->
                        () -> {
                            for (var gift = 0; gift < 20; gift++) {
                                count(campaign, xof(100 + runner), "user:" + gift % 3);
                            }
                            return true;
                        });

        var card = ports().campaigns().show(campaign.id()).orElseThrow();
        var expected = 20 * (Race.RUNNERS * 100 + Race.RUNNERS * (Race.RUNNERS - 1) / 2);
        assertThat(card.raised()).isEqualTo(xof(expected));
        assertThat(card.donationCount()).isEqualTo(20L * Race.RUNNERS);
        assertThat(card.donorCount()).isEqualTo(3);
    }

    @Test
    default void counts_nothing_of_a_transaction_that_was_rolled_back() {
        var campaign = has(theCampaign());

        assertThatThrownBy(() ->
                        committed(() -> {
                            ports().campaigns().count(campaign.id(), xof(5_000), "user:1");
                            throw new UnsupportedOperationException("boom");
                        }))
                .isInstanceOf(UnsupportedOperationException.class);

        assertThat(ports().campaigns().raised(campaign.id())).isEqualTo(xof(0));
    }

    @Test
    @Rule("C4")
    default void notes_once_that_the_goal_is_reached() {
        var campaign = has(theCampaign().withGoal(xof(10_000)));
        count(campaign, xof(9_999), "user:1");
        assertThat(markGoalReached(campaign)).isFalse();
        count(campaign, xof(1), "user:2");

        assertThat(markGoalReached(campaign)).isTrue();
        assertThat(markGoalReached(campaign)).isFalse();
        var stored = ports().campaigns().find(campaign.id()).orElseThrow();
        assertThat(stored.standing().goalReachedAt()).isEqualTo(now());
    }

    @Test
    @Rule("C4")
    default void tells_one_of_many_at_once_that_the_goal_is_reached() {
        var campaign = has(theCampaign().withGoal(xof(10_000)));
        count(campaign, xof(10_000), "user:1");

        var results = Race.of(() -> markGoalReached(campaign));

        assertThat(results.values()).hasSize(Race.RUNNERS).containsOnlyOnce(true);
    }

    @Test
    @Rule("C6")
    default void keeps_that_the_goal_was_reached_after_money_is_taken_back() {
        var campaign = has(theCampaign().withGoal(xof(10_000)));
        count(campaign, xof(10_000), "user:1");
        markGoalReached(campaign);

        count(campaign, xof(-10_000), "user:1");

        var card = ports().campaigns().show(campaign.id()).orElseThrow();
        assertThat(card.raised()).isEqualTo(xof(0));
        assertThat(card.isFunded()).isTrue();
    }

    @Test
    @Rule("C4")
    default void lets_no_stale_change_undo_that_the_goal_was_reached() {
        var campaign = has(theCampaign().withGoal(xof(10_000)));
        count(campaign, xof(10_000), "user:1");
        markGoalReached(campaign);

        try {
            committed(() -> ports().campaigns().save(campaign));
        } catch (Refused refused) {
            assertThat(refused.refusal()).isEqualTo(new ChangedMeanwhile(Thing.CAMPAIGN));
        }

        assertThat(ports().campaigns().find(campaign.id()).orElseThrow().standing().goalReachedAt())
                .isNotNull();
    }

    @Test
    default void finds_active_campaigns_that_ended() {
        isAtAQuietTime();
        var end = now().plus(Duration.ofDays(3));
        var over = has(theCampaign().endingAt(end));
        var others =
                List.of(
                        has(theCampaign().endingAt(end.plusSeconds(1))),
                        has(theCampaign().endingAt(end).in(CampaignStatus.DRAFT)),
                        has(theCampaign().endingAt(end).in(CampaignStatus.SUCCEEDED)));

        var due = ended(end.plusNanos(1_000));

        assertThat(due).contains(over.id());
        assertThat(due).doesNotContainAnyElementsOf(others.stream().map(Campaign::id).toList());
        assertThat(ended(end.minusNanos(1_000))).doesNotContain(over.id());
    }

    @Test
    @Rule("C20")
    default void gives_what_ended_to_one_of_many_workers() {
        isAtAQuietTime();
        var mine = Stream.generate(() -> has(theCampaign().endingAt(now()))).limit(12).toList();
        var ids = Set.copyOf(mine.stream().map(Campaign::id).toList());

        var results =
                Race.of(() -> {
                    var all = Stream.<CampaignId>builder();
                    for (var part = endSome(); !part.isEmpty(); part = endSome()) {
                        part.forEach(all);
                    }
                    return all.build().toList();
                });

        assertThat(results.values().stream().flatMap(List::stream).filter(ids::contains))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(mine)
                .map(campaign -> ports().campaigns().find(campaign.id()).orElseThrow().status())
                .containsOnly(CampaignStatus.FAILED);
    }

    @Test
    default void shows_files_of_campaigns_that_the_viewer_may_see() {
        var owner = has(aUser());
        var cover = has(anImage().of(owner));
        var picture = has(anImage().of(owner));
        var hidden = has(anImage().of(owner));
        has(aCampaign().by(owner).coveredBy(cover).showing(picture));
        has(aCampaign().by(owner).showing(hidden).in(CampaignStatus.DRAFT));
        var stranger = as(has(aUser()));

        assertThat(ports().campaigns().shows(cover.id(), Actor.anonymous())).isTrue();
        assertThat(ports().campaigns().shows(picture.id(), stranger)).isTrue();
        assertThat(ports().campaigns().shows(hidden.id(), Actor.anonymous())).isFalse();
        assertThat(ports().campaigns().shows(hidden.id(), stranger)).isFalse();
        assertThat(ports().campaigns().shows(hidden.id(), as(owner))).isTrue();
        assertThat(ports().campaigns().shows(hidden.id(), as(has(aModerator())))).isTrue();
        assertThat(ports().campaigns().shows(has(anImage().of(owner)).id(), as(owner))).isFalse();
    }

    @Test
    default void changes_nothing_outside_a_transaction() {
        var campaign = has(theCampaign());

        assertThatIllegalStateException().isThrownBy(() -> ports().campaigns().save(campaign));
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().campaigns().findForUpdate(campaign.id()));
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().campaigns().count(campaign.id(), xof(1), "user:1"));
        assertThatIllegalStateException().isThrownBy(() -> ports().campaigns().ended(now(), 1));
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().campaigns().markGoalReached(campaign.id(), now()));
    }

    private CampaignBuilder theCampaign() {
        return aCampaign().by(has(aUser()));
    }

    private Campaign findForUpdate(Campaign campaign) {
        return inTransaction(() -> ports().campaigns().findForUpdate(campaign.id())).orElseThrow();
    }

    private void count(Campaign campaign, Money amount, String payerKey) {
        committed(() -> ports().campaigns().count(campaign.id(), amount, payerKey));
    }

    private boolean markGoalReached(Campaign campaign) {
        return inTransaction(() -> ports().campaigns().markGoalReached(campaign.id(), now()));
    }

    private List<CampaignId> ended(Instant before) {
        return inTransaction(
                () -> ports().campaigns().ended(before, 1_000).stream().map(Campaign::id).toList());
    }

    private List<CampaignId> endSome() {
        return inTransaction(() -> {
            var due = ports().campaigns().ended(now().plusSeconds(1), 3);
            due.forEach(campaign ->
                    ports().campaigns()
                            .save(
                                    campaign.ended(
                                            Money.zero(campaign.pitch().goal().currency()),
                                            now())));
            return due.stream().map(Campaign::id).toList();
        });
    }

    private Instant now() {
        return ports().clock().instant();
    }
}
