package org.mecene.bootstrap.demo;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.application.funding.Donate;
import org.mecene.application.funding.ManageCategories;
import org.mecene.application.funding.ReviewCampaigns;
import org.mecene.application.funding.WriteCampaigns;
import org.mecene.application.social.CommentOn;
import org.mecene.domain.content.Tag;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.CategoryId;
import org.mecene.domain.funding.Donor;
import org.mecene.domain.funding.FundingModel;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Language;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.SandboxProvider;
import org.mecene.domain.social.CommentSubject;
import org.mecene.domain.users.Country;
import org.mecene.domain.users.EmailAddress;

/// Campaigns in several states, with donations by members and guests, some of them anonymous.
final class DemoCampaigns {
    private static final String GOOD_CARD = "4242424242424242";

    private final WriteCampaigns writeCampaigns;
    private final ReviewCampaigns reviewCampaigns;
    private final ManageCategories categories;
    private final Donate donate;
    private final CommentOn commentOn;
    private final SandboxProvider sandbox;
    private final DemoPictures pictures;
    private final InstantSource clock;

    DemoCampaigns(
            WriteCampaigns writeCampaigns,
            ReviewCampaigns reviewCampaigns,
            ManageCategories categories,
            Donate donate,
            CommentOn commentOn,
            SandboxProvider sandbox,
            DemoPictures pictures,
            InstantSource clock) {
        this.writeCampaigns = writeCampaigns;
        this.reviewCampaigns = reviewCampaigns;
        this.categories = categories;
        this.donate = donate;
        this.commentOn = commentOn;
        this.sandbox = sandbox;
        this.pictures = pictures;
        this.clock = clock;
    }

    /// How far a campaign has come.
    enum Stage {
        DRAFT,
        IN_REVIEW,
        REJECTED,
        ACTIVE
    }

    /// @param shares what each donation brings, in hundredths of the goal
    record Cause(
            String title,
            String summary,
            String description,
            String category,
            long goal,
            String currency,
            int days,
            String country,
            List<String> tags,
            Stage stage,
            List<Integer> shares) {}

    void show(Actor owner, Actor admin, Cause cause, List<Actor> donors) {
        var id = writeCampaigns.draft(owner, pitch(owner, cause));
        switch (cause.stage()) {
            case DRAFT -> {}
            case IN_REVIEW -> writeCampaigns.submit(owner, id);
            case REJECTED -> {
                writeCampaigns.submit(owner, id);
                reviewCampaigns.reject(
                        admin, id, "Please tell us who will receive the money, and when.");
            }
            case ACTIVE -> {
                writeCampaigns.submit(owner, id);
                reviewCampaigns.approve(admin, id);
                for (var number = 0; number < cause.shares().size(); number++) {
                    give(id, cause, number, donors.get(number % donors.size()));
                }
            }
        }
    }

    private void give(CampaignId id, Cause cause, int number, Actor member) {
        var amount = Money.of(cause.goal() * cause.shares().get(number) / 100, cause.currency());
        var byGuest = number % 3 == 2;
        @Nullable String message =
                number % 2 == 0 ? DemoTexts.WISHES.get(number % DemoTexts.WISHES.size()) : null;
        var command =
                new Donate.Command(
                        id,
                        amount,
                        number % 4 == 3,
                        message,
                        new Donor.Guest(
                                new EmailAddress("guest" + number + "@demo.mecene.localhost"),
                                DemoTexts.GUESTS.get(number % DemoTexts.GUESTS.size()),
                                Language.FR),
                        number % 5 == 0);
        var begun = donate.handle(byGuest ? Actor.anonymous() : member, command);
        sandbox.confirm(begun.clientSecret(), GOOD_CARD);
        if (number == 0) {
            commentOn.add(
                    member,
                    new CommentSubject.OnCampaign(id),
                    "Courage, nous sommes avec vous !",
                    null);
        }
    }

    private Campaign.Pitch pitch(Actor owner, Cause cause) {
        return new Campaign.Pitch(
                cause.title(),
                cause.summary(),
                cause.description(),
                Money.of(cause.goal(), cause.currency()),
                clock.instant().plus(Duration.ofDays(cause.days())),
                category(cause.category()),
                FundingModel.KEEP_WHAT_YOU_RAISE,
                cause.tags().stream().map(Tag::parse).toList(),
                pictures.by(owner, "cover"),
                List.of(),
                Country.parse(cause.country()));
    }

    private CategoryId category(String slug) {
        return categories.inUse().stream()
                .filter(category -> category.slug().value().equals(slug))
                .findFirst()
                .orElseGet(() -> categories.inUse().getFirst())
                .id();
    }
}
