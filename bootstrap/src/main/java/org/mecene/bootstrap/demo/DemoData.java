package org.mecene.bootstrap.demo;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.mecene.application.content.WritePosts;
import org.mecene.application.funding.Donate;
import org.mecene.application.funding.ManageCategories;
import org.mecene.application.funding.ReviewCampaigns;
import org.mecene.application.funding.WriteCampaigns;
import org.mecene.application.media.UploadMedia;
import org.mecene.application.platform.Backlog;
import org.mecene.application.social.CommentOn;
import org.mecene.application.social.FollowCreators;
import org.mecene.application.social.LikePosts;
import org.mecene.application.subscriptions.OfferTiers;
import org.mecene.application.subscriptions.Subscribe;
import org.mecene.application.users.Authenticate;
import org.mecene.application.users.BecomeCreator;
import org.mecene.application.users.Profiles;
import org.mecene.application.users.RequestSignUp;
import org.mecene.application.users.VerifyAddress;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.notifications.SentMails;
import org.mecene.domain.payments.SandboxProvider;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.Users;

/// Fills an empty server with people, work and causes, through the use cases that everybody uses;
/// payments go through the sandbox and reach the books by its webhooks. Done once: a server that
/// knows the first creator is left as it is.
public final class DemoData {
    private final Users users;
    private final DemoPeople people;
    private final DemoPictures pictures;
    private final DemoCreators creators;
    private final DemoCampaigns campaigns;

    private static final long FIRST_SEED = 2_026;

    /// What everybody in it uses.
    public record Means(
            Users users,
            RequestSignUp requestSignUp,
            VerifyAddress verifyAddress,
            Authenticate authenticate,
            Profiles profiles,
            BecomeCreator becomeCreator,
            SentMails sentMails,
            Backlog backlog,
            UploadMedia uploadMedia,
            WritePosts writePosts,
            OfferTiers offerTiers,
            Subscribe subscribe,
            FollowCreators followCreators,
            LikePosts likePosts,
            CommentOn commentOn,
            WriteCampaigns writeCampaigns,
            ReviewCampaigns reviewCampaigns,
            ManageCategories manageCategories,
            Donate donate,
            SandboxProvider sandbox,
            InstantSource clock) {}

    public static DemoData of(Means means) {
        var pictures = new DemoPictures(means.uploadMedia(), FIRST_SEED);
        return new DemoData(
                means.users(),
                new DemoPeople(
                        means.requestSignUp(),
                        means.verifyAddress(),
                        means.authenticate(),
                        means.profiles(),
                        means.becomeCreator(),
                        means.sentMails(),
                        means.backlog()),
                pictures,
                new DemoCreators(
                        means.writePosts(),
                        means.offerTiers(),
                        means.subscribe(),
                        means.followCreators(),
                        means.likePosts(),
                        means.commentOn(),
                        means.sandbox(),
                        pictures),
                new DemoCampaigns(
                        means.writeCampaigns(),
                        means.reviewCampaigns(),
                        means.manageCategories(),
                        means.donate(),
                        means.commentOn(),
                        means.sandbox(),
                        pictures,
                        means.clock()));
    }

    private DemoData(
            Users users,
            DemoPeople people,
            DemoPictures pictures,
            DemoCreators creators,
            DemoCampaigns campaigns) {
        this.users = users;
        this.people = people;
        this.pictures = pictures;
        this.creators = creators;
        this.campaigns = campaigns;
    }

    /// @param admin who decides on applications and campaigns
    /// @return false when the data was there
    public boolean fill(Actor admin) {
        if (users.isHandleTaken(Handle.parse(DemoTexts.CREATORS.getFirst().handle()))) {
            return false;
        }
        var audience = DemoTexts.AUDIENCE.stream().map(people::signUp).toList();
        var makers = new ArrayList<Actor>();
        for (var person : DemoTexts.CREATORS) {
            var signedUp = people.signUp(person);
            people.portray(signedUp, person, pictures.by(signedUp, "portrait"));
            makers.add(people.makeCreator(signedUp, admin, person.bio()));
        }
        for (var index = 0; index < makers.size(); index++) {
            creators.show(makers.get(index), DemoTexts.WORKS.get(index), audience);
        }
        fillCampaigns(admin, makers, audience);
        return true;
    }

    private void fillCampaigns(Actor admin, List<Actor> makers, List<Actor> audience) {
        for (var index = 0; index < DemoTexts.CAUSES.size(); index++) {
            var owner =
                    index < makers.size()
                            ? makers.get(index)
                            : audience.get(index % audience.size());
            var donors = audience.stream().filter(donor -> !donor.equals(owner)).toList();
            campaigns.show(owner, admin, DemoTexts.CAUSES.get(index), donors);
        }
    }
}
