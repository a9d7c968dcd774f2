package org.mecene.rest.testkit;

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
import org.mecene.application.notifications.ReadNotifications;
import org.mecene.application.notifications.Wording;
import org.mecene.application.social.CommentOn;
import org.mecene.application.social.CommentSubjects;
import org.mecene.application.social.FollowCreators;
import org.mecene.application.social.LikePosts;
import org.mecene.application.users.AvatarRights;
import org.mecene.application.users.Creators;
import org.mecene.domain.media.FakeMediaProcessor;
import org.mecene.domain.media.InMemoryMediaStore;
import org.mecene.domain.testkit.InMemoryPorts;
import org.mecene.rest.server.Wiring;

/// Files, posts, and what people do with them.
record ContentUseCases(
        InMemoryPorts ports,
        InMemoryMediaStore store,
        FakeMediaProcessor processor,
        MediaLinks links,
        OwnMedia ownMedia,
        Reading reading,
        Creators creators,
        CampaignSight sight,
        Wording wording) {
    void addTo(Wiring wiring) {
        var rights =
                List.of(
                        new PostMediaRights(ports.posts(), reading),
                        sight,
                        new AvatarRights(ports.users()));
        wiring.with(
                        new UploadMedia(
                                ports.transactions(),
                                ports.mediaItems(),
                                store,
                                processor,
                                links,
                                ports.ids(),
                                ports.clock()))
                .with(new ShowMedia(ports.mediaItems(), rights, links))
                .with(new RemoveMedia(ports.transactions(), ports.mediaItems(), store))
                .with(new ReadPosts(ports.posts(), links, reading))
                .with(
                        new WritePosts(
                                ports.transactions(),
                                ports.posts(),
                                ports.tiers(),
                                ownMedia,
                                ports.events(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new FollowCreators(
                                ports.transactions(),
                                ports.follows(),
                                creators,
                                ports.events(),
                                ports.clock()))
                .with(new LikePosts(ports.posts(), ports.likes(), reading, ports.clock()))
                .with(
                        new CommentOn(
                                ports.transactions(),
                                ports.comments(),
                                new CommentSubjects(ports.posts(), reading, sight),
                                ports.events(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new ReadNotifications(
                                ports.transactions(),
                                ports.notifications(),
                                ports.users(),
                                wording,
                                ports.clock()));
    }
}
