package org.mecene.domain.funding;

import static java.util.Objects.requireNonNull;
import static org.mecene.domain.testkit.InMemoryDatabase.reference;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;
import org.mecene.domain.users.User;

public final class InMemoryCampaigns implements Campaigns {
    private final InMemoryDatabase database;
    private final Rows<Long, Movement> movements;
    private final AtomicLong numbers = new AtomicLong();

    public InMemoryCampaigns(InMemoryDatabase database) {
        this.database = database;
        this.movements = new Rows<>(database.transactions());
    }

    /// What came to a campaign, or went from it.
    private record Movement(CampaignId campaign, Money amount, @Nullable String payerKey) {
        long sign() {
            return Long.signum(amount.minor());
        }
    }

    @Override
    public void add(Campaign campaign) {
        requireReferences(campaign);
        var isSlugTaken =
                database.campaigns().all().anyMatch(other -> other.slug().equals(campaign.slug()));
        if (isSlugTaken) {
            throw new IllegalStateException("Another campaign has this slug");
        }
        database.campaigns().add(campaign.id(), campaign);
    }

    @Override
    public void save(Campaign campaign) {
        requireReferences(campaign);
        database.campaigns()
                .replace(
                        campaign.id(),
                        next(campaign),
                        stored -> stored.version() == campaign.version(),
                        Thing.CAMPAIGN);
    }

    @Override
    public void remove(CampaignId id) {
        database.campaigns().remove(id);
    }

    @Override
    public Optional<Campaign> find(CampaignId id) {
        return database.campaigns().find(id);
    }

    @Override
    public Optional<Campaign> findForUpdate(CampaignId id) {
        return database.campaigns().findForUpdate(id);
    }

    @Override
    public Optional<Campaign> findHeld(CampaignId id) {
        return database.campaigns().findForUpdate(id);
    }

    @Override
    public Optional<CampaignCard> show(CampaignId id) {
        return find(id).filter(this::isByActive).map(this::card);
    }

    @Override
    public Optional<CampaignCard> show(Slug slug) {
        return database.campaigns()
                .where(campaign -> campaign.slug().equals(slug))
                .filter(this::isByActive)
                .findFirst()
                .map(this::card);
    }

    private boolean isByActive(Campaign campaign) {
        return database.users()
                .find(campaign.owner())
                .filter(owner -> owner.status() == User.Status.ACTIVE)
                .isPresent();
    }

    @Override
    public Page<CampaignCard> list(CampaignFilter filter, PageRequest page, Instant now) {
        return InMemoryCampaignList.of(
                database.campaigns().all().map(this::card), filter, page, now);
    }

    @Override
    public Page<CampaignCard> ofOwner(UserId owner, PageRequest page) {
        return InMemoryCampaignList.newest(
                database.campaigns()
                        .where(campaign -> campaign.owner().equals(owner))
                        .map(this::card),
                page);
    }

    @Override
    public void count(CampaignId id, Money amount, String payerKey) {
        reference(database.campaigns(), id);
        movements.add(numbers.incrementAndGet(), new Movement(id, amount, payerKey));
    }

    @Override
    public boolean hasSuspended(UserId owner) {
        return database.campaigns()
                .where(campaign -> campaign.owner().equals(owner))
                .anyMatch(campaign -> campaign.status() == CampaignStatus.SUSPENDED);
    }

    @Override
    public List<CampaignId> idsOf(UserId owner) {
        return database.campaigns()
                .where(campaign -> campaign.owner().equals(owner))
                .map(Campaign::id)
                .toList();
    }

    @Override
    public void adjust(CampaignId id, Money amount) {
        reference(database.campaigns(), id);
        movements.add(numbers.incrementAndGet(), new Movement(id, amount, null));
    }

    @Override
    public Money raised(CampaignId id) {
        var currency = reference(database.campaigns(), id).pitch().goal().currency();
        return movementsOf(id).map(Movement::amount).reduce(Money.zero(currency), Money::plus);
    }

    @Override
    public boolean markGoalReached(CampaignId id, Instant now) {
        var campaign = database.campaigns().findForUpdate(id).orElse(null);
        if (campaign == null
                || campaign.standing().goalReachedAt() != null
                || raised(id).isLessThan(campaign.pitch().goal())) {
            return false;
        }
        var was = campaign.standing();
        var standing =
                new Campaign.Standing(
                        was.status(),
                        was.platformFee(),
                        was.decisionReason(),
                        was.approvedAt(),
                        now,
                        was.endedAt());
        database.campaigns()
                .put(
                        id,
                        next(
                                new Campaign(
                                        id,
                                        campaign.owner(),
                                        campaign.slug(),
                                        campaign.pitch(),
                                        standing,
                                        campaign.featured(),
                                        campaign.createdAt(),
                                        campaign.version())));
        return true;
    }

    @Override
    public List<Campaign> ended(Instant before, int max) {
        database.transactions().requireOpen();
        return database.campaigns()
                .where(campaign -> campaign.status() == CampaignStatus.ACTIVE)
                .filter(campaign -> campaign.pitch().endsAt().isBefore(before))
                .limit(max)
                .toList();
    }

    @Override
    public boolean shows(MediaId media, Actor viewer) {
        return database.campaigns()
                .where(campaign ->
                        media.equals(campaign.pitch().cover())
                                || campaign.pitch().media().contains(media))
                .filter(this::isByActive)
                .anyMatch(campaign ->
                        campaign.status().isPublic()
                                || viewer.isUser(campaign.owner())
                                || viewer.isModerator());
    }

    private CampaignCard card(Campaign campaign) {
        var id = campaign.id();
        var giftsByPayer =
                movementsOf(id)
                        .filter(movement -> movement.payerKey() != null)
                        .collect(
                                Collectors.groupingBy(
                                        movement -> requireNonNull(movement.payerKey()),
                                        Collectors.summingLong(Movement::sign)));
        return new CampaignCard(
                campaign,
                database.card(campaign.owner()),
                reference(database.categories(), campaign.pitch().category()),
                raised(id),
                giftsByPayer.values().stream().mapToLong(Long::longValue).sum(),
                giftsByPayer.values().stream().filter(gifts -> gifts > 0).count());
    }

    private Stream<Movement> movementsOf(CampaignId id) {
        return movements.where(movement -> movement.campaign().equals(id));
    }

    private static Campaign next(Campaign campaign) {
        return new Campaign(
                campaign.id(),
                campaign.owner(),
                campaign.slug(),
                campaign.pitch(),
                campaign.standing(),
                campaign.featured(),
                campaign.createdAt(),
                campaign.version() + 1);
    }

    private void requireReferences(Campaign campaign) {
        var pitch = campaign.pitch();
        reference(database.users(), campaign.owner());
        reference(database.categories(), pitch.category());
        Stream.concat(Stream.ofNullable(pitch.cover()), pitch.media().stream())
                .forEach(media -> reference(database.mediaItems(), media));
    }
}
