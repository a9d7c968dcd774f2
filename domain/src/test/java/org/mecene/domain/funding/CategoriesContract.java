package org.mecene.domain.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.domain.funding.FundingRefusal.SlugTaken;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;

/// What every [Categories] promises.
public interface CategoriesContract extends Fixture {
    @Test
    default void finds_a_category_as_it_was_added() {
        var category = hasCategory("Santé & éducation");

        assertThat(ports().categories().find(category.id())).contains(category);
        assertThat(ports().categories().inUse()).contains(category);
        assertThat(ports().categories().all()).contains(category);
        assertThat(ports().categories().find(new CategoryId(ports().ids().next()))).isEmpty();
    }

    @Test
    default void lists_by_the_english_name() {
        var water = hasCategory("Water");
        var art = hasCategory("Art");
        var music = hasCategory("Music");

        assertThat(ports().categories().inUse()).containsSubsequence(List.of(art, music, water));
        assertThat(ports().categories().all()).containsSubsequence(List.of(art, music, water));
    }

    @Test
    default void keeps_a_slug_for_one() {
        var first = hasCategory("Water");
        var second = category(first.slug(), "Sea");

        assertThat(refusalOf(() -> committed(() -> ports().categories().add(second))))
                .isEqualTo(new SlugTaken(first.slug()));
        assertThat(ports().categories().find(second.id())).isEmpty();
    }

    @Test
    default void gives_a_slug_to_one_of_many_at_once() {
        var slug = Slug.of("race", tail());

        var results =
                Race.of(() ->
                        inTransaction(() -> {
                            ports().categories().add(category(slug, "Race"));
                            return true;
                        }));

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).containsOnly(new SlugTaken(slug));
    }

    @Test
    default void stores_a_change() {
        var category = hasCategory("Water");
        var changed =
                new Category(category.id(), Slug.of("lakes", tail()), "Lakes", "Lacs — été", null);

        committed(() -> ports().categories().save(changed));

        assertThat(ports().categories().find(category.id())).contains(changed);
    }

    @Test
    default void refuses_to_change_to_the_slug_of_another() {
        var first = hasCategory("Water");
        var second = hasCategory("Sea");
        var changed = new Category(second.id(), first.slug(), "Sea", "Mer", null);

        assertThat(refusalOf(() -> committed(() -> ports().categories().save(changed))))
                .isEqualTo(new SlugTaken(first.slug()));
        assertThat(ports().categories().find(second.id())).contains(second);
    }

    @Test
    default void removes_a_category_that_no_campaign_has() {
        var category = hasCategory("Water");

        assertThat(removeOrArchive(category)).isTrue();
        assertThat(removeOrArchive(category)).isFalse();
        assertThat(ports().categories().find(category.id())).isEmpty();
    }

    @Test
    default void archives_a_category_that_a_campaign_has() {
        var category = hasCategory("Water");
        has(aCampaign().by(has(aUser())).in(category));
        var since = ports().clock().instant();
        removeOrArchive(category);
        ports().clock().advance(Duration.ofDays(1));

        var again = removeOrArchive(category);

        var stored = ports().categories().find(category.id()).orElseThrow();
        assertThat(again).isTrue();
        assertThat(stored.archivedAt()).isEqualTo(since);
        assertThat(ports().categories().inUse()).doesNotContain(stored);
        assertThat(ports().categories().all()).contains(stored);
    }

    @Test
    default void changes_nothing_outside_a_transaction() {
        var category = hasCategory("Water");
        var other = category(Slug.of("other", tail()), "Other");
        var now = ports().clock().instant();

        assertThatIllegalStateException().isThrownBy(() -> ports().categories().add(other));
        assertThatIllegalStateException().isThrownBy(() -> ports().categories().save(category));
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().categories().removeOrArchive(category.id(), now));
    }

    private boolean removeOrArchive(Category category) {
        return inTransaction(() ->
                ports().categories().removeOrArchive(category.id(), ports().clock().instant()));
    }

    private Category category(Slug slug, String name) {
        return new Category(new CategoryId(ports().ids().next()), slug, name, name, null);
    }

    private String tail() {
        return Long.toHexString(ports().ids().next().getLeastSignificantBits());
    }
}
