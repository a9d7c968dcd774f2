package org.mecene.application.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aModerator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mecene.application.funding.ManageCategories.Edit;
import org.mecene.application.testkit.World;
import org.mecene.domain.change.Change;
import org.mecene.domain.funding.Categories;
import org.mecene.domain.funding.Category;
import org.mecene.domain.funding.CategoryId;
import org.mecene.domain.funding.FundingRefusal.SlugTaken;
import org.mecene.domain.funding.FundingRefusal.TooManyCategories;
import org.mecene.domain.funding.Slug;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.NotPermitted;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.users.User;

final class ManageCategoriesTest {
    private final World world = new World();
    private final User admin = world.has(anAdmin());

    @Test
    void adds_a_category() {
        var category = create("water");

        assertThat(world.funding.manageCategories.inUse()).containsExactly(category);
        assertThat(category.nameFr()).isEqualTo("Eau");
        assertThat(world.ports().audited(category.id().value()))
                .extracting(AuditLog.Entry::action)
                .containsExactly("category.create");
    }

    @Test
    void keeps_a_slug_for_one() {
        create("water");
        var other = create("sea");

        assertThat(refusalOf(() -> create("water"))).isEqualTo(new SlugTaken(Slug.parse("water")));
        assertThat(
                        refusalOf(() ->
                                edit(
                                        other.id(),
                                        new Edit(
                                                Change.to(Slug.parse("water")),
                                                Change.keep(),
                                                Change.keep()))))
                .isEqualTo(new SlugTaken(Slug.parse("water")));
    }

    @Test
    void has_a_limited_number() {
        IntStream.range(0, Categories.MAX).forEach(number -> create("c" + number));

        assertThat(refusalOf(() -> create("more")))
                .isEqualTo(new TooManyCategories(Categories.MAX));
    }

    @Test
    void edits_what_is_said() {
        var category = create("water");

        var edited =
                edit(category.id(), new Edit(Change.keep(), Change.to("Lakes"), Change.clear()));

        assertThat(edited)
                .isEqualTo(new Category(category.id(), category.slug(), "Lakes", "Eau", null));
        assertThat(world.funding.manageCategories.all(world.as(admin))).containsExactly(edited);
        assertThat(
                        refusalOf(() ->
                                edit(
                                        new CategoryId(world.ports().ids().next()),
                                        new Edit(Change.keep(), Change.keep(), Change.keep()))))
                .isEqualTo(new NotFound(Thing.CATEGORY));
    }

    @Test
    void removes_what_no_campaign_has_and_archives_the_rest() {
        var unused = create("unused");
        var used = create("used");
        world.has(aCampaign().by(world.has(aUser())).in(used));

        remove(world.as(admin), unused);
        remove(world.as(admin), unused);
        remove(world.as(admin), used);

        assertThat(world.funding.manageCategories.inUse()).isEmpty();
        assertThat(world.funding.manageCategories.all(world.as(admin)))
                .extracting(Category::archivedAt)
                .containsExactly(world.now());
        assertThat(world.ports().audited(unused.id().value())).hasSize(2);
    }

    @Test
    void is_done_by_administrators_only() {
        var moderator = world.as(world.has(aModerator()));
        var category = create("water");
        var edit = new Edit(Change.keep(), Change.keep(), Change.keep());
        var notPermitted = new NotPermitted();

        assertThat(refusalOf(() -> world.funding.manageCategories.all(moderator)))
                .isEqualTo(notPermitted);
        assertThat(
                        refusalOf(() ->
                                world.funding.manageCategories.create(
                                        moderator, Slug.parse("sea"), "Sea", "Mer")))
                .isEqualTo(notPermitted);
        assertThat(
                        refusalOf(() ->
                                world.funding.manageCategories.edit(
                                        moderator, category.id(), edit)))
                .isEqualTo(notPermitted);
        assertThat(refusalOf(() -> remove(moderator, category))).isEqualTo(notPermitted);
    }

    private Category create(String slug) {
        return world.funding.manageCategories.create(
                world.as(admin), Slug.parse(slug), "Water", "Eau");
    }

    private Category edit(CategoryId id, Edit edit) {
        return world.funding.manageCategories.edit(world.as(admin), id, edit);
    }

    private void remove(Actor actor, Category category) {
        world.funding.manageCategories.remove(actor, category.id());
    }
}
