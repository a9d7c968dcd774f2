package org.mecene.domain.funding;

import static org.mecene.domain.testkit.InMemoryDatabase.reference;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Pages;

public final class InMemoryDonations implements Donations {
    private static final Set<DonationStatus> RECEIVED =
            EnumSet.of(DonationStatus.SUCCEEDED, DonationStatus.PARTIALLY_REFUNDED);

    private final InMemoryDatabase database;

    public InMemoryDonations(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Donation donation) {
        reference(database.campaigns(), donation.campaign());
        reference(database.payments(), donation.payment());
        if (donation.donor() instanceof Donor.Member(var user)) {
            reference(database.users(), user);
        }
        database.donations().add(donation.id(), donation);
    }

    @Override
    public void save(Donation donation) {
        database.donations().put(donation.id(), donation);
    }

    @Override
    public Optional<Donation> find(DonationId id) {
        return database.donations().find(id);
    }

    @Override
    public Optional<Card> show(DonationId id) {
        return find(id).map(this::card);
    }

    @Override
    public Page<Card> ofCampaign(CampaignId campaign, PageRequest page) {
        return newestFirst(
                database.donations()
                        .where(donation -> donation.campaign().equals(campaign))
                        .filter(donation -> RECEIVED.contains(donation.status())),
                page);
    }

    @Override
    public Page<Card> ofDonor(UserId donor, PageRequest page) {
        return newestFirst(
                database.donations()
                        .where(donation -> donation.donor().equals(new Donor.Member(donor))),
                page);
    }

    private Page<Card> newestFirst(Stream<Donation> donations, PageRequest page) {
        return Pages.descending(
                donations.map(this::card),
                card -> Cursor.at(card.donation().createdAt(), card.donation().id().value()),
                page);
    }

    private Card card(Donation donation) {
        var campaign = reference(database.campaigns(), donation.campaign());
        var member =
                donation.donor() instanceof Donor.Member(var user) ? database.card(user) : null;
        return new Card(
                donation, member, campaign.slug(), campaign.pitch().title(), campaign.owner());
    }
}
