package org.mecene.persistence.funding;

import java.sql.SQLException;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.funding.DonationId;
import org.mecene.domain.funding.DonationStatus;
import org.mecene.domain.funding.Donations;
import org.mecene.domain.funding.Donor;
import org.mecene.domain.funding.Slug;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.users.EmailAddress;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Keyset;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;
import org.mecene.persistence.users.PersonCards;

public final class JdbiDonations implements Donations {
    private static final String COLUMNS =
            """
            d.id, d.campaign_id, d.donor_id, d.guest_email, d.guest_name, d.guest_language, d.amount_minor, d.charge_minor,
            d.currency, d.anonymous, d.message, d.payment_id, d.status, d.created_at, d.paid_at
            """;

    private static final String CARDS =
            "SELECT "
                    + COLUMNS
                    + """
                    , u.id, u.handle, u.display_name, u.avatar_media_id, g.slug, g.title, g.owner_id
                      FROM donations d
                      JOIN campaigns g ON g.id = d.campaign_id
                      LEFT JOIN users u ON u.id = d.donor_id
                    """;

    private static final String OF_CAMPAIGN =
            CARDS
                    + """
                     WHERE d.campaign_id = :of
                       AND d.status IN ('succeeded', 'partially_refunded')
                       AND (d.paid_at, d.id) < (:afterTime, :afterId)
                     ORDER BY d.paid_at DESC, d.id DESC
                     LIMIT :limit
                    """;

    private static final String OF_DONOR =
            CARDS
                    + """
                     WHERE d.donor_id = :of
                       AND (d.created_at, d.id) < (:afterTime, :afterId)
                     ORDER BY d.created_at DESC, d.id DESC
                     LIMIT :limit
                    """;

    private final Database database;

    public JdbiDonations(Database database) {
        this.database = database;
    }

    @Override
    public void add(Donation donation) {
        var gift = donation.gift();
        var guest = donation.donor() instanceof Donor.Guest present ? present : null;
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO donations (
                          id, campaign_id, donor_id, guest_email, guest_name, guest_language, amount_minor,
                          charge_minor, currency, anonymous, message, payment_id, status, created_at, paid_at)
                        VALUES (
                          :id, :campaign, :donor, :guestEmail, :guestName, :guestLanguage, :amount,
                          :charge, :currency, :anonymous, :message, :payment, :status, :createdAt, :paidAt)
                        """)
                .bind("id", donation.id())
                .bind("campaign", donation.campaign())
                .bind(
                        "donor",
                        donation.donor() instanceof Donor.Member(var user) ? user.value() : null)
                .bind("guestEmail", guest == null ? null : guest.email().value())
                .bind("guestName", guest == null ? null : guest.name())
                .bind("guestLanguage", guest == null ? null : Names.of(guest.language()))
                .bind("amount", gift.amount().minor())
                .bind("charge", gift.charge().minor())
                .bind("currency", gift.amount().currency().getCurrencyCode())
                .bind("anonymous", gift.anonymous())
                .bind("message", gift.message())
                .bind("payment", donation.payment())
                .bind("status", Names.of(donation.status()))
                .bind("createdAt", donation.createdAt())
                .bind("paidAt", Database.timeOrNull(donation.paidAt()))
                .execute();
    }

    @Override
    public void save(Donation donation) {
        database.transaction()
                .createUpdate(
                        "UPDATE donations SET status = :status, paid_at = :paidAt WHERE id = :id")
                .bind("id", donation.id())
                .bind("status", Names.of(donation.status()))
                .bind("paidAt", Database.timeOrNull(donation.paidAt()))
                .execute();
    }

    @Override
    public Optional<Donation> find(DonationId id) {
        return database.read(handle ->
                handle.createQuery("SELECT " + COLUMNS + " FROM donations d WHERE d.id = :id")
                        .bind("id", id)
                        .map((result, context) -> donation(new Row(result)))
                        .findOne());
    }

    @Override
    public Optional<Card> show(DonationId id) {
        return database.read(handle ->
                handle.createQuery(CARDS + " WHERE d.id = :id")
                        .bind("id", id)
                        .map((result, context) -> card(new Row(result)))
                        .findOne());
    }

    @Override
    public Page<Card> ofCampaign(CampaignId campaign, PageRequest page) {
        return list(OF_CAMPAIGN, campaign.value(), page, JdbiDonations::placeByPayment);
    }

    @Override
    public Page<Card> ofDonor(UserId donor, PageRequest page) {
        return list(
                OF_DONOR,
                donor.value(),
                page,
                card -> Cursor.at(card.donation().createdAt(), card.donation().id().value()));
    }

    private Page<Card> list(String sql, UUID of, PageRequest page, Function<Card, Cursor> place) {
        return database.read(handle ->
                Keyset.newestFirst(
                        page, handle.createQuery(sql).bind("of", of), JdbiDonations::card, place));
    }

    private static Cursor placeByPayment(Card card) {
        var paidAt = card.donation().paidAt();
        if (paidAt == null) {
            throw new IllegalStateException("A donation that counts was paid");
        }
        return Cursor.at(paidAt, card.donation().id().value());
    }

    private static Card card(Row row) throws SQLException {
        return new Card(
                donation(row),
                PersonCards.readOrNull(row),
                new Slug(row.text()),
                row.text(),
                new UserId(row.uuid()));
    }

    private static Donation donation(Row row) throws SQLException {
        var id = new DonationId(row.uuid());
        var campaign = new CampaignId(row.uuid());
        var donor = donor(row);
        var amount = row.number();
        var charge = row.number();
        var currency = Currency.getInstance(row.text());
        var gift =
                new Donation.Gift(
                        new Money(amount, currency),
                        new Money(charge, currency),
                        row.flag(),
                        row.textOrNull());
        return new Donation(
                id,
                campaign,
                donor,
                gift,
                new PaymentId(row.uuid()),
                row.constant(DonationStatus.class),
                row.instant(),
                row.instantOrNull());
    }

    private static Donor donor(Row row) throws SQLException {
        var member = row.uuidOrNull();
        var email = row.textOrNull();
        var name = row.textOrNull();
        var language = row.textOrNull();
        if (member != null) {
            return new Donor.Member(new UserId(member));
        }
        if (email == null || language == null) {
            throw new SQLException("A donation has no donor");
        }
        return new Donor.Guest(new EmailAddress(email), name, Language.parse(language));
    }
}
