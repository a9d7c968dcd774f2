package org.mecene.domain.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.domain.content.Tag;
import org.mecene.domain.funding.CampaignFilter.Sort;
import org.mecene.domain.funding.CampaignFilter.StatusFilter;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.testkit.CampaignBuilder;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.Walk;
import org.mecene.domain.users.Country;
import org.mecene.domain.users.User;

/// What every [Campaigns] promises of its list.
public interface CampaignListContract extends Fixture {
    @Test
    @Rule("K11")
    default void lists_newest_first_in_full_pages() {
        var owner = has(aUser());
        var first = later(aCampaign().by(owner));
        later(aCampaign().by(owner).in(CampaignStatus.DRAFT));
        var second = later(aCampaign().by(owner));
        var third = has(aCampaign().by(owner));

        Walk.holds(
                List.of(third.id(), second.id(), first.id()),
                card -> card.campaign().id(),
                page -> list(by(owner, Sort.NEWEST), page),
                () -> later(aCampaign().by(owner)));
    }

    @Test
    default void lists_by_how_many_people_gave() {
        var owner = has(aUser());
        var one = later(aCampaign().by(owner));
        var two = later(aCampaign().by(owner));
        var none = later(aCampaign().by(owner));
        count(one, 9_000, "user:1");
        count(two, 1_000, "user:1");
        count(two, 1_000, "user:2");

        Walk.holds(
                List.of(two.id(), one.id(), none.id()),
                card -> card.campaign().id(),
                page -> list(by(owner, Sort.POPULAR), page),
                () -> {
                    var more = has(aCampaign().by(owner));
                    List.of("user:1", "user:2", "user:3").forEach(payer -> count(more, 1, payer));
                });
    }

    @Test
    default void lists_by_the_share_of_the_goal() {
        var owner = has(aUser());
        var half = later(aCampaign().by(owner).withGoal(xof(100_000)));
        var twice = later(aCampaign().by(owner).withGoal(xof(1_000)));
        var none = later(aCampaign().by(owner).withGoal(xof(1)));
        count(half, 50_000, "user:1");
        count(twice, 2_000, "user:1");

        Walk.holds(
                List.of(twice.id(), half.id(), none.id()),
                card -> card.campaign().id(),
                page -> list(by(owner, Sort.MOST_FUNDED), page),
                () -> {
                    var more = has(aCampaign().by(owner).withGoal(xof(1_000)));
                    count(more, 9_000, "user:1");
                });
    }

    @Test
    default void lists_what_ends_soon() {
        var owner = has(aUser());
        var inTenDays = has(aCampaign().by(owner).endingAt(in(10)));
        var inTwoDays = has(aCampaign().by(owner).endingAt(in(2)));
        has(aCampaign().by(owner).endingAt(now()));
        has(aCampaign().by(owner).endingAt(in(-1)).in(CampaignStatus.SUCCEEDED));
        var inFiveDays = has(aCampaign().by(owner).endingAt(in(5)));

        Walk.holds(
                List.of(inTwoDays.id(), inFiveDays.id(), inTenDays.id()),
                card -> card.campaign().id(),
                page -> list(by(owner, Sort.ENDING_SOON), page),
                () -> has(aCampaign().by(owner).endingAt(in(1))));
    }

    @Test
    default void lists_the_active_and_those_that_are_over_without_a_status() {
        var owner = has(aUser());
        for (var status : CampaignStatus.values()) {
            later(aCampaign().by(owner).in(status));
        }

        assertThat(statuses(by(owner, Sort.NEWEST)))
                .containsExactly(
                        CampaignStatus.FAILED, CampaignStatus.SUCCEEDED, CampaignStatus.ACTIVE);
    }

    @Test
    default void lists_all_that_somebody_owns_wherever_it_stands() {
        var owner = has(aUser());
        var ids = new ArrayList<CampaignId>();
        for (var status : CampaignStatus.values()) {
            ids.addFirst(later(aCampaign().by(owner).in(status)).id());
        }
        later(aCampaign().by(has(aUser())));

        Walk.holds(
                ids,
                card -> card.campaign().id(),
                page -> ports().campaigns().ofOwner(owner.id(), page),
                () -> later(aCampaign().by(owner)));
    }

    @Test
    default void lists_those_of_a_status() {
        var owner = has(aUser());
        for (var status : CampaignStatus.values()) {
            has(aCampaign().by(owner).in(status));
        }

        assertThat(statuses(in(owner, StatusFilter.ANY))).hasSize(CampaignStatus.values().length);
        for (var status : CampaignStatus.values()) {
            var filter = in(owner, StatusFilter.valueOf(status.name()));
            assertThat(statuses(filter)).as(status.wire()).containsExactly(status);
        }
    }

    @Test
    @Rule("C5")
    default void lists_an_active_campaign_that_reached_its_goal_as_funded() {
        var owner = has(aUser());
        var active = has(aCampaign().by(owner).withGoal(xof(1_000)));
        var funded = has(aCampaign().by(owner).withGoal(xof(1_000)));
        count(active, 999, "user:1");
        count(funded, 1_000, "user:1");

        assertThat(ids(in(owner, StatusFilter.FUNDED))).containsExactly(funded.id());
        assertThat(ids(in(owner, StatusFilter.ACTIVE))).containsExactly(active.id());
    }

    @Test
    default void filters_by_category_tag_country_and_goal() {
        var owner = has(aUser());
        var water = hasCategory("Water");
        var wet = later(aCampaign().by(owner).in(water).tagged("eau").inCountry("SN"));
        var other = hasCategory("Other");
        var rich = later(aCampaign().by(owner).in(other).withGoal(xof(900_000)));
        var euro = later(aCampaign().by(owner).in(other).withGoal(eur(900_000)));
        var any = by(owner, Sort.NEWEST);
        var xof = Currency.getInstance("XOF");

        assertThat(ids(with(any, water.slug(), null, null, null))).containsExactly(wet.id());
        assertThat(ids(with(any, null, Tag.parse("Eau"), null, null))).containsExactly(wet.id());
        assertThat(ids(with(any, null, null, Country.parse("SN"), null))).containsExactly(wet.id());
        assertThat(ids(with(any, null, null, null, Currency.getInstance("EUR"))))
                .containsExactly(euro.id());
        assertThat(ids(goal(owner, xof, 900_000L, null))).containsExactly(rich.id());
        assertThat(ids(goal(owner, xof, null, 100_000L))).containsExactly(wet.id());
        assertThat(ids(goal(owner, xof, 100_001L, 899_999L))).isEmpty();
    }

    @Test
    default void finds_words_without_regard_to_accents_and_case() {
        var owner = has(aUser());
        var titled = later(aCampaign().by(owner).titled("Une bibliothèque pour Thiès"));
        var summarised = later(aCampaign().by(owner).summarised("La BIBLIOTHÈQUE du quartier"));
        var tagged = later(aCampaign().by(owner).tagged("bibliothèque"));
        later(aCampaign().by(owner));

        assertThat(ids(words(owner, "bibliotheque", Sort.NEWEST)))
                .containsExactly(tagged.id(), summarised.id(), titled.id());
        assertThat(ids(words(owner, "Bibliothèque", Sort.NEWEST))).hasSize(3);
    }

    @Test
    default void forgives_small_errors() {
        var owner = has(aUser());
        var campaign = has(aCampaign().by(owner).titled("Une bibliothèque pour Thiès"));

        assertThat(ids(words(owner, "biblotheque", Sort.NEWEST))).containsExactly(campaign.id());
        assertThat(ids(words(owner, "hippopotame", Sort.NEWEST))).isEmpty();
    }

    @Test
    default void lists_the_best_fit_first() {
        var owner = has(aUser());
        var exact = later(aCampaign().by(owner).titled("Une bibliothèque"));
        var similar = later(aCampaign().by(owner).titled("Une bibliotheqe"));

        assertThat(ids(words(owner, "bibliothèque", Sort.RELEVANCE)))
                .containsExactly(exact.id(), similar.id());
    }

    @Test
    default void lists_newest_first_when_there_is_nothing_to_fit() {
        var owner = has(aUser());
        var first = later(aCampaign().by(owner));
        var second = later(aCampaign().by(owner));

        assertThat(ids(by(owner, Sort.RELEVANCE))).containsExactly(second.id(), first.id());
    }

    @Test
    default void takes_any_words_for_what_they_are() {
        var owner = has(aUser());
        has(aCampaign().by(owner));

        assertThat(ids(words(owner, "'; -- \\ %_ :x (a & !b) \"<-> 🎨", Sort.RELEVANCE))).isEmpty();
    }

    private static CampaignFilter by(User owner, Sort sort) {
        return new CampaignFilter(owner.id(), null, null, null, null, null, null, null, null, sort);
    }

    private static CampaignFilter words(User owner, String words, Sort sort) {
        return new CampaignFilter(
                owner.id(), words, null, null, null, null, null, null, null, sort);
    }

    private static CampaignFilter in(User owner, StatusFilter status) {
        return new CampaignFilter(
                owner.id(), null, null, null, status, null, null, null, null, Sort.NEWEST);
    }

    private static CampaignFilter goal(
            User owner, Currency currency, @Nullable Long min, @Nullable Long max) {
        return new CampaignFilter(
                owner.id(), null, null, null, null, null, currency, min, max, Sort.NEWEST);
    }

    private static CampaignFilter with(
            CampaignFilter any,
            @Nullable Slug category,
            @Nullable Tag tag,
            @Nullable Country country,
            @Nullable Currency currency) {
        return new CampaignFilter(
                any.owner(), null, category, tag, null, country, currency, null, null, Sort.NEWEST);
    }

    private List<CampaignId> ids(CampaignFilter filter) {
        return Walk.through(2, page -> list(filter, page)).stream()
                .map(card -> card.campaign().id())
                .toList();
    }

    private List<CampaignStatus> statuses(CampaignFilter filter) {
        return Walk.through(2, page -> list(filter, page)).stream()
                .map(card -> card.campaign().status())
                .toList();
    }

    private Page<CampaignCard> list(CampaignFilter filter, PageRequest page) {
        return ports().campaigns().list(filter, page, now());
    }

    private void count(Campaign campaign, long minor, String payerKey) {
        committed(() -> ports().campaigns().count(campaign.id(), xof(minor), payerKey));
    }

    private Campaign later(CampaignBuilder builder) {
        ports().clock().advance(Duration.ofMinutes(1));
        return has(builder);
    }

    private Instant in(int days) {
        return now().plus(Duration.ofDays(days));
    }

    private Instant now() {
        return ports().clock().instant();
    }
}
