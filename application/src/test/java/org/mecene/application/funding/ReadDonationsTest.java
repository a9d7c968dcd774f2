package org.mecene.application.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.DonationBuilder.aDonation;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aModerator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.SignInRequired;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

final class ReadDonationsTest {
    private static final PageRequest FIRST = PageRequest.first(9);

    private final World world = new World();
    private final User owner = world.has(aUser());
    private final User donor = world.has(aUser());
    private final Campaign campaign = world.has(aCampaign().by(owner));
    private final Donation open = world.has(aDonation().to(campaign).by(donor).paid());
    private final Donation hidden =
            world.has(aDonation().to(campaign).by(donor).anonymous().paid());

    @Test
    void lists_what_a_campaign_received_to_everybody() {
        assertThat(world.funding.readDonations.ofCampaign(Actor.anonymous(), campaign.id(), FIRST))
                .extracting(page -> page.items().size())
                .isEqualTo(2);
    }

    @Test
    void lists_nothing_of_a_campaign_that_the_viewer_may_not_know_of() {
        var draft = world.has(aCampaign().by(owner).in(CampaignStatus.DRAFT));

        assertThat(
                        refusalOf(() ->
                                world.funding.readDonations.ofCampaign(
                                        world.as(donor), draft.id(), FIRST)))
                .isEqualTo(new NotFound(Thing.CAMPAIGN));
        assertThat(
                        world.funding
                                .readDonations
                                .ofCampaign(world.as(owner), draft.id(), FIRST)
                                .items())
                .isEmpty();
    }

    @Test
    @Rule("C18")
    void lists_ones_own_gifts_anonymous_ones_included() {
        assertThat(world.funding.readDonations.own(world.as(donor), FIRST).items())
                .extracting(card -> card.donation().id())
                .containsExactly(hidden.id(), open.id());
        assertThat(refusalOf(() -> world.funding.readDonations.own(Actor.anonymous(), FIRST)))
                .isEqualTo(new SignInRequired());
    }

    @Test
    void shows_a_gift_to_donor_owner_and_administrators() {
        for (var who : List.of(donor, owner, world.has(anAdmin()))) {
            assertThat(world.funding.readDonations.show(world.as(who), open.id()).donation())
                    .isEqualTo(open);
        }
        for (var who : List.of(world.has(aUser()), world.has(aModerator()))) {
            assertThat(refusalOf(() -> world.funding.readDonations.show(world.as(who), open.id())))
                    .isEqualTo(new NotFound(Thing.DONATION));
        }
        assertThat(refusalOf(() -> world.funding.readDonations.show(Actor.anonymous(), open.id())))
                .isEqualTo(new SignInRequired());
    }

    @Test
    @Rule("C17")
    void tells_who_gave_anonymously_to_the_donor_and_to_administrators_only() {
        var card = world.ports().donations().show(hidden.id()).orElseThrow();

        assertThat(ReadDonations.knowsDonor(world.as(donor), card)).isTrue();
        assertThat(ReadDonations.knowsDonor(world.as(world.has(anAdmin())), card)).isTrue();
        assertThat(ReadDonations.knowsDonor(world.as(owner), card)).isFalse();
        assertThat(ReadDonations.knowsDonor(world.as(world.has(aModerator())), card)).isFalse();
        assertThat(ReadDonations.knowsDonor(Actor.anonymous(), card)).isFalse();
    }

    @Test
    @Rule("C17")
    void tells_everybody_who_gave_openly() {
        var card = world.ports().donations().show(open.id()).orElseThrow();

        assertThat(ReadDonations.knowsDonor(Actor.anonymous(), card)).isTrue();
    }

    @Test
    @Rule("C17")
    void takes_no_guest_for_somebody_who_signed_in() {
        var ofGuest =
                world.has(
                        aDonation()
                                .to(campaign)
                                .byGuest(donor.email().value(), "Guy")
                                .anonymous()
                                .paid());
        var card = world.ports().donations().show(ofGuest.id()).orElseThrow();

        assertThat(ReadDonations.knowsDonor(world.as(donor), card)).isFalse();
    }
}
