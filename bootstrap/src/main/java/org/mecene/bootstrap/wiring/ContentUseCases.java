package org.mecene.bootstrap.wiring;

import java.util.List;
import org.mecene.application.content.PostMediaRights;
import org.mecene.application.content.ReadPosts;
import org.mecene.application.content.Reading;
import org.mecene.application.content.WritePosts;
import org.mecene.application.funding.CampaignSight;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.media.OwnMedia;
import org.mecene.application.media.RemoveMedia;
import org.mecene.application.media.ShowMedia;
import org.mecene.application.media.UploadMedia;
import org.mecene.application.social.CommentOn;
import org.mecene.application.social.CommentSubjects;
import org.mecene.application.social.FollowCreators;
import org.mecene.application.social.LikePosts;
import org.mecene.application.users.AvatarRights;
import org.mecene.application.users.Creators;

/// Files, posts, and what people do with them.
record ContentUseCases(
        MediaLinks mediaLinks,
        UploadMedia uploadMedia,
        ShowMedia showMedia,
        RemoveMedia removeMedia,
        WritePosts writePosts,
        ReadPosts readPosts,
        FollowCreators followCreators,
        LikePosts likePosts,
        CommentOn commentOn) {
    static ContentUseCases of(Parts parts) {
        var kept = parts.kept();
        var transactions = kept.database();
        var ids = parts.ids();
        var clock = parts.clock();
        var store = parts.outside().mediaStore();
        var links = new MediaLinks(kept.mediaItems(), store);
        var reading = new Reading(kept.settings(), clock);
        var campaigns = new CampaignSight(kept.campaigns(), kept.users());
        var rights =
                List.of(
                        new PostMediaRights(kept.posts(), reading),
                        campaigns,
                        new AvatarRights(kept.users()));
        return new ContentUseCases(
                links,
                new UploadMedia(
                        transactions,
                        kept.mediaItems(),
                        store,
                        parts.outside().mediaProcessor(),
                        links,
                        ids,
                        clock),
                new ShowMedia(kept.mediaItems(), rights, links),
                new RemoveMedia(transactions, kept.mediaItems(), store),
                new WritePosts(
                        transactions,
                        kept.posts(),
                        kept.tiers(),
                        new OwnMedia(kept.mediaItems()),
                        kept.outbox(),
                        ids,
                        clock),
                new ReadPosts(kept.posts(), links, reading),
                new FollowCreators(
                        transactions,
                        kept.follows(),
                        new Creators(kept.users()),
                        kept.outbox(),
                        clock),
                new LikePosts(kept.posts(), kept.likes(), reading, clock),
                new CommentOn(
                        transactions,
                        kept.comments(),
                        new CommentSubjects(kept.posts(), reading, campaigns),
                        kept.outbox(),
                        ids,
                        clock));
    }
}
