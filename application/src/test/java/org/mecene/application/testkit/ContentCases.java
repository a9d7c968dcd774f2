package org.mecene.application.testkit;

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
import org.mecene.domain.testkit.InMemoryPorts;

/// The use cases of files, posts, and what people do to them.
public final class ContentCases {
    public final MediaLinks links;
    public final UploadMedia uploadMedia;
    public final RemoveMedia removeMedia;
    public final ShowMedia showMedia;
    public final WritePosts writePosts;
    public final ReadPosts readPosts;
    public final CommentOn commentOn;
    public final LikePosts likePosts;
    public final FollowCreators followCreators;

    ContentCases(InMemoryPorts ports, Outside outside, UserCases users) {
        var transactions = ports.transactions();
        var ids = ports.ids();
        var clock = ports.clock();
        var reading = new Reading(ports.settings(), clock);
        var campaignSight = new CampaignSight(ports.campaigns(), ports.users());
        links = new MediaLinks(ports.mediaItems(), outside.store());
        uploadMedia =
                new UploadMedia(
                        transactions,
                        ports.mediaItems(),
                        outside.store(),
                        outside.processor(),
                        links,
                        ids,
                        clock);
        removeMedia = new RemoveMedia(transactions, ports.mediaItems(), outside.store());
        showMedia =
                new ShowMedia(
                        ports.mediaItems(),
                        List.of(
                                users.avatarRights,
                                campaignSight,
                                new PostMediaRights(ports.posts(), reading)),
                        links);
        writePosts =
                new WritePosts(
                        transactions,
                        ports.posts(),
                        ports.tiers(),
                        new OwnMedia(ports.mediaItems()),
                        ports.events(),
                        ids,
                        clock);
        readPosts = new ReadPosts(ports.posts(), links, reading);
        commentOn =
                new CommentOn(
                        transactions,
                        ports.comments(),
                        new CommentSubjects(ports.posts(), reading, campaignSight),
                        ports.events(),
                        ids,
                        clock);
        likePosts = new LikePosts(ports.posts(), ports.likes(), reading, clock);
        followCreators =
                new FollowCreators(
                        transactions, ports.follows(), users.creators, ports.events(), clock);
    }
}
