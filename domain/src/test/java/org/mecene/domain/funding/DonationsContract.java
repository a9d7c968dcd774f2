package org.mecene.domain.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.DonationBuilder.aDonation;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.testkit.DonationBuilder;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.Walk;
import org.mecene.domain.users.PersonCard;

/// What every [Donations] promises.
public interface DonationsContract extends Fixture {
    @Test
    default void finds_a_donation_as_it_was_added() {
        var campaign = hasCampaign();
        var ofMember = has(aDonation().to(campaign).by(has(aUser())).saying("Courage ! 💪"));
        var ofGuest =
                has(
                        aDonation()
                                .to(campaign)
                                .byGuest("awa@example.org", "Awa — tantine")
                                .anonymous());
        var ofNameless = has(aDonation().to(campaign).byGuest("b@example.org", null).paid());

        assertThat(ports().donations().find(ofMember.id())).contains(ofMember);
        assertThat(ports().donations().find(ofGuest.id())).contains(ofGuest);
        assertThat(ports().donations().find(ofNameless.id())).contains(ofNameless);
        assertThat(ports().donations().find(new DonationId(ports().ids().next()))).isEmpty();
    }

    @Test
    default void stores_another_state() {
        var donation = has(aDonation().to(hasCampaign()).by(has(aUser())));
        var paid = donation.paid(ports().clock().instant().plusNanos(1_000));

        committed(() -> ports().donations().save(paid));

        assertThat(ports().donations().find(donation.id())).contains(paid);
    }

    @Test
    default void shows_a_donation_with_its_donor_and_campaign() {
        var owner = has(aUser());
        var donor = has(aUser().named("Awa"));
        var campaign = has(aCampaign().by(owner).titled("Un puits"));
        var donation = has(aDonation().to(campaign).by(donor).paid());
        var ofGuest = has(aDonation().to(campaign).byGuest("g@example.org", "Guy"));

        assertThat(ports().donations().show(donation.id()))
                .contains(
                        new Donations.Card(
                                donation,
                                new PersonCard(donor.id(), donor.handle(), "Awa", null),
                                campaign.slug(),
                                "Un puits",
                                owner.id()));
        assertThat(ports().donations().show(ofGuest.id()).orElseThrow().member()).isNull();
        assertThat(ports().donations().show(new DonationId(ports().ids().next()))).isEmpty();
    }

    @Test
    default void lists_what_a_campaign_received_and_still_has() {
        var campaign = hasCampaign();
        var first = later(aDonation().to(campaign).byGuest("a@example.org", null).paid());
        var partly =
                later(
                        aDonation()
                                .to(campaign)
                                .by(has(aUser()))
                                .in(DonationStatus.PARTIALLY_REFUNDED));
        List.of(
                        DonationStatus.PENDING,
                        DonationStatus.FAILED,
                        DonationStatus.REFUNDED,
                        DonationStatus.DISPUTED)
                .forEach(status -> later(aDonation().to(campaign).by(has(aUser())).in(status)));
        var last = later(aDonation().to(campaign).by(has(aUser())).anonymous().paid());
        later(aDonation().to(hasCampaign()).by(has(aUser())).paid());

        Walk.holds(
                List.of(last.id(), partly.id(), first.id()),
                card -> card.donation().id(),
                page -> ports().donations().ofCampaign(campaign.id(), page),
                () -> later(aDonation().to(campaign).by(has(aUser())).paid()));
    }

    @Test
    @Rule("C18")
    default void lists_what_a_member_gave_or_tried_to() {
        var donor = has(aUser());
        var campaign = hasCampaign();
        var failed = later(aDonation().to(campaign).by(donor).in(DonationStatus.FAILED));
        var hidden = later(aDonation().to(campaign).by(donor).anonymous().paid());
        var pending = later(aDonation().to(hasCampaign()).by(donor).of(xof(1)));
        later(aDonation().to(campaign).by(has(aUser())).paid());
        later(aDonation().to(campaign).byGuest(donor.email().value(), null).paid());

        Walk.holds(
                List.of(pending.id(), hidden.id(), failed.id()),
                card -> card.donation().id(),
                page -> ports().donations().ofDonor(donor.id(), page),
                () -> later(aDonation().to(campaign).by(donor)));
    }

    @Test
    default void lists_nothing_where_nothing_was_given() {
        var first = PageRequest.first(9);

        assertThat(ports().donations().ofCampaign(hasCampaign().id(), first).items()).isEmpty();
        assertThat(ports().donations().ofDonor(has(aUser()).id(), first).items()).isEmpty();
    }

    @Test
    default void changes_nothing_outside_a_transaction() {
        var donation = has(aDonation().to(hasCampaign()).by(has(aUser())));

        assertThatIllegalStateException().isThrownBy(() -> ports().donations().save(donation));
    }

    private Campaign hasCampaign() {
        return has(aCampaign().by(has(aUser())));
    }

    private Donation later(DonationBuilder builder) {
        ports().clock().advance(Duration.ofMinutes(1));
        return has(builder);
    }
}
