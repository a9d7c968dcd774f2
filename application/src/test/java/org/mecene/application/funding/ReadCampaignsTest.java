package org.mecene.application.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.MediaItemBuilder.anImage;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aModerator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mecene.application.testkit.World;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignFilter;
import org.mecene.domain.funding.CampaignFilter.Sort;
import org.mecene.domain.funding.CampaignFilter.StatusFilter;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.funding.Slug;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.media.Variant;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.NotPermitted;
import org.mecene.domain.refusal.CommonRefusal.SignInRequired;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.users.User;

final class ReadCampaignsTest {
    private final World world = new World();
    private final User owner = world.has(aUser());

    @Test
    void shows_a_campaign_with_its_pictures() {
        var cover = world.has(anImage().of(owner));
        var picture = world.has(anImage().of(owner));
        var campaign = world.has(aCampaign().by(owner).coveredBy(cover).showing(picture));

        var view = show(Actor.anonymous(), campaign);

        assertThat(view.card().campaign()).isEqualTo(campaign);
        assertThat(view.cover()).isNotNull();
        assertThat(view.media().getFirst().urls()).containsOnlyKeys(Variant.values());
        assertThat(view.shownAt()).isEqualTo(world.now());
        assertThat(world.funding.readCampaigns.show(Actor.anonymous(), campaign.slug()))
                .isEqualTo(view);
    }

    @Test
    void shows_a_campaign_without_pictures() {
        var view = show(Actor.anonymous(), world.has(aCampaign().by(owner)));

        assertThat(view.cover()).isNull();
        assertThat(view.avatar()).isNull();
        assertThat(view.media()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "IN_REVIEW", "REJECTED"})
    void shows_what_is_not_public_to_owner_and_moderators_only(CampaignStatus status) {
        var campaign = world.has(aCampaign().by(owner).in(status));
        var notFound = new NotFound(Thing.CAMPAIGN);

        assertThat(show(world.as(owner), campaign).card().campaign()).isEqualTo(campaign);
        assertThat(show(world.as(world.has(aModerator())), campaign)).isNotNull();
        assertThat(refusalOf(() -> show(Actor.anonymous(), campaign))).isEqualTo(notFound);
        assertThat(refusalOf(() -> show(world.as(world.has(aUser())), campaign)))
                .isEqualTo(notFound);
        assertThat(
                        refusalOf(() ->
                                world.funding.readCampaigns.show(
                                        Actor.anonymous(), campaign.slug())))
                .isEqualTo(notFound);
    }

    @Test
    void shows_nothing_that_is_not_there() {
        var notFound = new NotFound(Thing.CAMPAIGN);
        var unknown = new CampaignId(world.ports().ids().next());

        assertThat(refusalOf(() -> world.funding.readCampaigns.show(world.as(owner), unknown)))
                .isEqualTo(notFound);
        assertThat(
                        refusalOf(() ->
                                world.funding.readCampaigns.show(
                                        world.as(owner), Slug.parse("none"))))
                .isEqualTo(notFound);
    }

    @Test
    void lists_what_everybody_may_see() {
        var active = world.has(aCampaign().by(owner));
        world.has(aCampaign().by(owner).in(CampaignStatus.DRAFT));

        assertThat(list(Actor.anonymous(), null, null)).containsExactly(active.id());
        assertThat(list(world.as(owner), owner, null)).containsExactly(active.id());
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "IN_REVIEW", "REJECTED", "ANY"})
    void lists_what_is_not_public_to_moderators_and_of_oneself_only(StatusFilter status) {
        var hidden = status == StatusFilter.ANY ? StatusFilter.DRAFT : status;
        var campaign = world.has(aCampaign().by(owner).in(CampaignStatus.valueOf(hidden.name())));
        var stranger = world.as(world.has(aUser()));

        assertThat(list(world.as(owner), owner, status)).containsExactly(campaign.id());
        assertThat(list(world.as(world.has(aModerator())), null, status))
                .containsExactly(campaign.id());
        assertThat(refusalOf(() -> list(world.as(owner), null, status)))
                .isEqualTo(new NotPermitted());
        assertThat(refusalOf(() -> list(stranger, owner, status))).isEqualTo(new NotPermitted());
        assertThat(refusalOf(() -> list(Actor.anonymous(), owner, status)))
                .isEqualTo(new NotPermitted());
    }

    @Test
    void lists_ones_own_wherever_they_stand() {
        var draft = world.has(aCampaign().by(owner).in(CampaignStatus.DRAFT));
        world.passes(Duration.ofMinutes(1));
        var active = world.has(aCampaign().by(owner));
        world.has(aCampaign().by(world.has(aUser())));

        var own = world.funding.readCampaigns.own(world.as(owner), PageRequest.first(9)).items();

        assertThat(own)
                .extracting(view -> view.card().campaign().id())
                .containsExactly(active.id(), draft.id());
        assertThat(
                        refusalOf(() ->
                                world.funding.readCampaigns.own(
                                        Actor.anonymous(), PageRequest.first(9))))
                .isEqualTo(new SignInRequired());
    }

    private CampaignView show(Actor actor, Campaign campaign) {
        return world.funding.readCampaigns.show(actor, campaign.id());
    }

    private List<CampaignId> list(Actor actor, @Nullable User of, @Nullable StatusFilter status) {
        var filter =
                new CampaignFilter(
                        of == null ? null : of.id(),
                        null,
                        null,
                        null,
                        status,
                        null,
                        null,
                        null,
                        null,
                        Sort.NEWEST);
        return world
                .funding
                .readCampaigns
                .list(actor, filter, PageRequest.first(9))
                .items()
                .stream()
                .map(view -> view.card().campaign().id())
                .toList();
    }
}
