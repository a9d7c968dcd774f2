package org.mecene.application.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.application.funding.CampaignEdits.NOTHING;
import static org.mecene.application.funding.CampaignEdits.ending;
import static org.mecene.application.funding.CampaignEdits.goal;
import static org.mecene.application.funding.CampaignEdits.placed;
import static org.mecene.application.funding.CampaignEdits.titled;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.MediaItemBuilder.aDocument;
import static org.mecene.domain.testkit.MediaItemBuilder.anImage;
import static org.mecene.domain.testkit.Refusals.fieldErrorOf;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aModerator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.application.funding.WriteCampaigns.Edit;
import org.mecene.application.testkit.World;
import org.mecene.domain.change.Change;
import org.mecene.domain.content.Tag;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.funding.Category;
import org.mecene.domain.funding.CategoryId;
import org.mecene.domain.funding.FundingModel;
import org.mecene.domain.funding.FundingRefusal.FixedOnceActive;
import org.mecene.domain.funding.FundingRefusal.NotEditable;
import org.mecene.domain.funding.FundingRefusal.NotPossibleNow;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentRefusal.UnsupportedCurrency;
import org.mecene.domain.platform.Settings;
import org.mecene.domain.refusal.CommonRefusal.ChangedMeanwhile;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.NotPermitted;
import org.mecene.domain.refusal.CommonRefusal.SignInRequired;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.FieldError.Code;
import org.mecene.domain.testkit.CampaignBuilder;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.Country;
import org.mecene.domain.users.User;

final class WriteCampaignsTest {
    private final World world = new World();
    private final User owner = world.has(aUser());
    private final Category category = world.hasCategory("Water");

    @Test
    void drafts_a_campaign() {
        var cover = world.has(anImage().of(owner));

        var id = draft(theCampaign().titled("Un puits pour Thiès").coveredBy(cover));

        var campaign = find(id);
        assertThat(campaign.status()).isEqualTo(CampaignStatus.DRAFT);
        assertThat(campaign.owner()).isEqualTo(owner.id());
        assertThat(campaign.slug().value()).startsWith("un-puits-pour-thies-");
        assertThat(campaign.pitch().cover()).isEqualTo(cover.id());
    }

    @Test
    void gives_two_campaigns_of_one_title_two_names() {
        assertThat(find(draft(theCampaign())).slug())
                .isNotEqualTo(find(draft(theCampaign())).slug());
    }

    @Test
    void drafts_for_those_who_signed_in() {
        var pitch = theCampaign().pitch(world.now());

        assertThat(refusalOf(() -> world.funding.writeCampaigns.draft(Actor.anonymous(), pitch)))
                .isEqualTo(new SignInRequired());
    }

    @Test
    void runs_for_an_hour_at_least_and_a_year_at_most() {
        assertThat(fieldErrorOf(() -> draft(theCampaign().endingAt(in(Duration.ofMinutes(59))))))
                .isEqualTo(new FieldError("endsAt", Code.IN_THE_PAST));
        assertThat(fieldErrorOf(() -> draft(theCampaign().endingAt(in(Duration.ofDays(367))))))
                .isEqualTo(new FieldError("endsAt", Code.TOO_LATE));
        assertThat(draft(theCampaign().endingAt(in(Campaign.MIN_LENGTH)))).isNotNull();
        assertThat(draft(theCampaign().endingAt(in(Campaign.MAX_LENGTH)))).isNotNull();
    }

    @Test
    void is_in_a_category_and_a_currency_that_are_in_use() {
        var archived = world.hasCategory("Old");
        world.has(aCampaign().by(owner).in(archived));
        world.committed(
                () -> world.ports().categories().removeOrArchive(archived.id(), world.now()));
        var unknown =
                new Category(
                        new CategoryId(world.ports().ids().next()),
                        archived.slug(),
                        "Unknown",
                        "Inconnu",
                        null);
        var expected = new FieldError("categoryId", Code.UNKNOWN);

        assertThat(fieldErrorOf(() -> draft(theCampaign().in(archived)))).isEqualTo(expected);
        assertThat(fieldErrorOf(() -> draft(theCampaign().in(unknown)))).isEqualTo(expected);
        assertThat(refusalOf(() -> draft(theCampaign().withGoal(Money.of(5, "JPY")))))
                .isEqualTo(new UnsupportedCurrency("JPY"));
    }

    @Test
    @Rule("K6")
    void shows_files_of_the_owner_only() {
        var foreign = world.has(anImage().of(world.has(aUser())));
        var document = world.has(aDocument().of(owner));

        assertThat(fieldErrorOf(() -> draft(theCampaign().coveredBy(foreign))))
                .isEqualTo(new FieldError("coverMediaId", Code.UNKNOWN));
        assertThat(fieldErrorOf(() -> draft(theCampaign().coveredBy(document))))
                .isEqualTo(new FieldError("coverMediaId", Code.NOT_READY));
        assertThat(fieldErrorOf(() -> draft(theCampaign().showing(document).showing(foreign))))
                .isEqualTo(new FieldError("mediaIds[1]", Code.UNKNOWN));
    }

    @Test
    void edits_everything_of_a_draft() {
        var id = draft(theCampaign());
        var other = world.hasCategory("Art");
        var cover = world.has(anImage().of(owner));
        var end = in(Duration.ofDays(5));

        edit(
                world.as(owner),
                id,
                new Edit(
                        Change.to("Autre"),
                        Change.to("Résumé"),
                        Change.to("Description"),
                        Change.to(eur(5_000)),
                        Change.to(end),
                        Change.to(other.id()),
                        Change.to(FundingModel.ALL_OR_NOTHING),
                        Change.to(List.of(Tag.parse("art"))),
                        Change.to(cover.id()),
                        Change.to(List.of(cover.id())),
                        Change.to(Country.parse("SN"))),
                0L);

        assertThat(find(id).pitch())
                .isEqualTo(
                        new Campaign.Pitch(
                                "Autre",
                                "Résumé",
                                "Description",
                                eur(5_000),
                                end,
                                other.id(),
                                FundingModel.ALL_OR_NOTHING,
                                List.of(Tag.parse("art")),
                                cover.id(),
                                List.of(cover.id()),
                                Country.parse("SN")));
    }

    @Test
    void edits_nothing_and_keeps_everything() {
        var id = draft(theCampaign().tagged("eau").inCountry("SN"));
        var before = find(id);

        edit(world.as(owner), id, NOTHING, null);

        assertThat(find(id).pitch()).isEqualTo(before.pitch());
    }

    @Test
    void refuses_an_edit_of_what_was_edited_meanwhile() {
        var id = draft(theCampaign());
        edit(world.as(owner), id, titled("Un"), 0L);

        assertThat(refusalOf(() -> edit(world.as(owner), id, titled("Deux"), 0L)))
                .isEqualTo(new ChangedMeanwhile(Thing.CAMPAIGN));
        assertThat(refusalOf(() -> remove(world.as(owner), id, 0L)))
                .isEqualTo(new ChangedMeanwhile(Thing.CAMPAIGN));
    }

    @Test
    @Rule("C9")
    void fixes_the_terms_once_donations_may_come() {
        var id = has(CampaignStatus.ACTIVE).id();

        edit(world.as(owner), id, titled("Autre"), null);

        assertThat(find(id).pitch().title()).isEqualTo("Autre");
        assertThat(refusalOf(() -> edit(world.as(owner), id, goal(xof(1)), null)))
                .isEqualTo(new FixedOnceActive());
        assertThat(
                        refusalOf(() ->
                                edit(
                                        world.as(owner),
                                        has(CampaignStatus.IN_REVIEW).id(),
                                        NOTHING,
                                        null)))
                .isEqualTo(new NotEditable(CampaignStatus.IN_REVIEW));
    }

    @Test
    void edits_a_campaign_whose_category_or_currency_is_not_in_use_any_more() {
        var id = has(CampaignStatus.ACTIVE).id();
        world.committed(
                () -> world.ports().categories().removeOrArchive(category.id(), world.now()));
        onlyEurosAreTaken();

        edit(world.as(owner), id, titled("Autre"), null);

        assertThat(find(id).pitch().title()).isEqualTo("Autre");
    }

    @Test
    void holds_a_draft_to_the_categories_and_currencies_in_use_when_they_change() {
        var id = draft(theCampaign().withGoal(eur(5_000)));
        onlyEurosAreTaken();

        assertThat(refusalOf(() -> edit(world.as(owner), id, goal(xof(5_000)), null)))
                .isEqualTo(new UnsupportedCurrency("XOF"));
    }

    @Test
    void holds_an_edit_to_what_is_the_owners_and_in_use() {
        var id = draft(theCampaign());
        var foreign = world.has(anImage().of(world.has(aUser())));
        var old = world.hasCategory("Old");
        world.has(aCampaign().by(owner).in(old));
        world.committed(() -> world.ports().categories().removeOrArchive(old.id(), world.now()));

        assertThat(
                        fieldErrorOf(() ->
                                edit(
                                        world.as(owner),
                                        id,
                                        placed(category.id(), foreign.id()),
                                        null)))
                .isEqualTo(new FieldError("coverMediaId", Code.UNKNOWN));
        assertThat(fieldErrorOf(() -> edit(world.as(owner), id, placed(old.id(), null), null)))
                .isEqualTo(new FieldError("categoryId", Code.UNKNOWN));
        assertThat(
                        refusalOf(() ->
                                edit(
                                        world.as(owner),
                                        new CampaignId(world.ports().ids().next()),
                                        NOTHING,
                                        null)))
                .isEqualTo(new NotFound(Thing.CAMPAIGN));
    }

    @Test
    void moves_the_end_of_a_draft_into_the_future_only() {
        var id = draft(theCampaign().endingAt(in(Duration.ofDays(2))));
        world.passes(Duration.ofDays(3));

        edit(world.as(owner), id, titled("Encore un brouillon"), null);

        assertThat(fieldErrorOf(() -> edit(world.as(owner), id, ending(world.now()), null)))
                .isEqualTo(new FieldError("endsAt", Code.IN_THE_PAST));
        edit(world.as(owner), id, ending(in(Duration.ofDays(2))), null);
        assertThat(find(id).pitch().endsAt()).isEqualTo(in(Duration.ofDays(2)));
    }

    @Test
    void is_edited_by_owner_and_administrators_and_hidden_from_others() {
        var draft = draft(theCampaign());
        var active = has(CampaignStatus.ACTIVE).id();
        var stranger = world.as(world.has(aUser()));

        edit(world.as(world.has(anAdmin())), draft, titled("Modéré"), null);

        assertThat(find(draft).pitch().title()).isEqualTo("Modéré");
        assertThat(refusalOf(() -> edit(stranger, active, NOTHING, null)))
                .isEqualTo(new NotPermitted());
        assertThat(refusalOf(() -> edit(world.as(world.has(aModerator())), draft, NOTHING, null)))
                .isEqualTo(new NotPermitted());
        assertThat(refusalOf(() -> edit(stranger, draft, NOTHING, null)))
                .isEqualTo(new NotFound(Thing.CAMPAIGN));
        assertThat(refusalOf(() -> edit(Actor.anonymous(), active, NOTHING, null)))
                .isEqualTo(new SignInRequired());
    }

    @Test
    void is_handed_in_once() {
        var id = draft(theCampaign());

        world.funding.writeCampaigns.submit(world.as(owner), id);

        assertThat(find(id).status()).isEqualTo(CampaignStatus.IN_REVIEW);
        assertThat(refusalOf(() -> world.funding.writeCampaigns.submit(world.as(owner), id)))
                .isEqualTo(new NotPossibleNow(CampaignStatus.IN_REVIEW));
        assertThat(
                        refusalOf(() ->
                                world.funding.writeCampaigns.submit(
                                        world.as(world.has(aUser())), id)))
                .isEqualTo(new NotFound(Thing.CAMPAIGN));
    }

    @Test
    @Rule("K12")
    void throws_no_draft_away_that_the_caller_may_not_see_and_does_not_tell_that_it_is_there() {
        var id = draft(theCampaign());

        remove(world.as(world.has(aUser())), id, null);

        assertThat(find(id).status()).isEqualTo(CampaignStatus.DRAFT);
    }

    @Test
    @Rule("C22")
    void throws_drafts_away_and_nothing_else() {
        var id = draft(theCampaign());
        var active = has(CampaignStatus.ACTIVE).id();

        remove(world.as(owner), id, null);
        remove(world.as(owner), id, null);

        assertThat(world.ports().campaigns().find(id)).isEmpty();
        assertThat(refusalOf(() -> remove(world.as(owner), active, null)))
                .isEqualTo(new NotPossibleNow(CampaignStatus.ACTIVE));
        assertThat(refusalOf(() -> remove(world.as(world.has(aUser())), active, null)))
                .isEqualTo(new NotPermitted());
    }

    private CampaignBuilder theCampaign() {
        return aCampaign().by(owner).in(category);
    }

    private Campaign has(CampaignStatus status) {
        return world.has(theCampaign().in(status));
    }

    private CampaignId draft(CampaignBuilder builder) {
        return world.funding.writeCampaigns.draft(world.as(owner), builder.pitch(world.now()));
    }

    private void edit(Actor actor, CampaignId id, Edit edit, @Nullable Long version) {
        world.funding.writeCampaigns.edit(actor, id, edit, version);
    }

    private void remove(Actor actor, CampaignId id, @Nullable Long version) {
        world.funding.writeCampaigns.remove(actor, id, version);
    }

    private void onlyEurosAreTaken() {
        var old = world.ports().settings().current();
        world.settingsAre(
                new Settings(
                        old.platformFee(),
                        List.of(),
                        List.of(Currency.getInstance("EUR")),
                        old.subscriptionGraceDays(),
                        old.administratorsNeedSecondFactor(),
                        old.payouts(),
                        old.version()));
    }

    private Campaign find(CampaignId id) {
        return world.ports().campaigns().find(id).orElseThrow();
    }

    private Instant in(Duration time) {
        return world.now().plus(time);
    }
}
