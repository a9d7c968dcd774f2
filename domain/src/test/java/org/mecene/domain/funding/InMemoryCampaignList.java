package org.mecene.domain.funding;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.funding.CampaignFilter.StatusFilter;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.testkit.Pages;
import org.mecene.domain.testkit.Words;

/// Filters and sorts campaigns as the database does.
final class InMemoryCampaignList {
    private static final long WHOLE = 10_000;

    private InMemoryCampaignList() {}

    static Page<CampaignCard> of(
            Stream<CampaignCard> all, CampaignFilter filter, PageRequest page, Instant now) {
        var fitting = all.filter(card -> fits(card, filter));
        return switch (filter.sort()) {
            case NEWEST -> Pages.descending(fitting, InMemoryCampaignList::age, page);
            case POPULAR ->
                    Pages.descending(
                            fitting, card -> new Cursor(card.donorCount(), idOf(card)), page);
            case MOST_FUNDED ->
                    Pages.descending(
                            fitting, card -> new Cursor(shareReached(card), idOf(card)), page);
            case ENDING_SOON ->
                    Pages.ascending(
                            fitting.filter(card -> endOf(card).isAfter(now)),
                            card -> Cursor.at(endOf(card), idOf(card)),
                            page);
            case RELEVANCE ->
                    filter.words() == null
                            ? Pages.descending(fitting, InMemoryCampaignList::age, page)
                            : byFit(fitting, filter.words(), page);
        };
    }

    static Page<CampaignCard> newest(Stream<CampaignCard> cards, PageRequest page) {
        return Pages.descending(cards, InMemoryCampaignList::age, page);
    }

    private static Page<CampaignCard> byFit(
            Stream<CampaignCard> cards, String words, PageRequest page) {
        return Pages.descending(
                cards, card -> new Cursor(Words.fit(words, searched(card)), idOf(card)), page);
    }

    private static boolean fits(CampaignCard card, CampaignFilter filter) {
        var campaign = card.campaign();
        var pitch = campaign.pitch();
        var goal = pitch.goal();
        return (filter.owner() == null || filter.owner().equals(campaign.owner()))
                && (filter.words() == null || Words.fit(filter.words(), searched(card)) > 0)
                && (filter.category() == null || filter.category().equals(card.category().slug()))
                && (filter.tag() == null || pitch.tags().contains(filter.tag()))
                && (filter.country() == null || filter.country().equals(pitch.country()))
                && (filter.currency() == null || filter.currency().equals(goal.currency()))
                && (filter.minGoal() == null || goal.minor() >= filter.minGoal())
                && (filter.maxGoal() == null || goal.minor() <= filter.maxGoal())
                && fits(card, filter.status());
    }

    private static boolean fits(CampaignCard card, @Nullable StatusFilter wanted) {
        var status = card.campaign().status();
        if (wanted == null) {
            return status == CampaignStatus.ACTIVE
                    || status == CampaignStatus.SUCCEEDED
                    || status == CampaignStatus.FAILED;
        }
        return switch (wanted) {
            case ACTIVE -> status == CampaignStatus.ACTIVE && !card.isFunded();
            case FUNDED -> status == CampaignStatus.ACTIVE && card.isFunded();
            case DRAFT, IN_REVIEW, REJECTED, SUCCEEDED, FAILED, CANCELLED, SUSPENDED ->
                    status.name().equals(wanted.name());
            case ANY -> true;
        };
    }

    private static Stream<String> searched(CampaignCard card) {
        var pitch = card.campaign().pitch();
        return Stream.concat(
                Stream.of(pitch.title(), pitch.summary()),
                pitch.tags().stream().map(tag -> tag.value()));
    }

    private static long shareReached(CampaignCard card) {
        return card.raised().minor() * WHOLE / card.campaign().pitch().goal().minor();
    }

    private static Cursor age(CampaignCard card) {
        return Cursor.at(card.campaign().createdAt(), idOf(card));
    }

    private static Instant endOf(CampaignCard card) {
        return card.campaign().pitch().endsAt();
    }

    private static UUID idOf(CampaignCard card) {
        return card.campaign().id().value();
    }
}
