package org.mecene.application.social;

import org.mecene.application.content.Reading;
import org.mecene.application.funding.CampaignSight;
import org.mecene.domain.content.ContentRefusal;
import org.mecene.domain.content.PostId;
import org.mecene.domain.content.Posts;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.social.CommentSubject;

/// Finds what comments are about, for somebody who may read it.
public final class CommentSubjects {
    private final Posts posts;
    private final Reading reading;
    private final CampaignSight campaigns;

    public CommentSubjects(Posts posts, Reading reading, CampaignSight campaigns) {
        this.posts = posts;
        this.reading = reading;
        this.campaigns = campaigns;
    }

    /// @param owner whose post or campaign it is
    record Found(UserId owner, boolean commentsEnabled) {}

    /// @throws Refused with `NotFound` when the viewer may not know of it, or `PostLocked` when
    ///   they may not read it
    Found requireReadable(Actor actor, CommentSubject subject) {
        return switch (subject) {
            case CommentSubject.OnPost(var post) -> requireReadable(actor, post);
            case CommentSubject.OnCampaign(var campaign) ->
                    new Found(campaigns.requireVisible(actor, campaign).owner(), true);
        };
    }

    private Found requireReadable(Actor actor, PostId post) {
        var rights =
                posts.rights(post, reading.by(actor))
                        .orElseThrow(() -> CommonRefusal.notFound(Thing.POST));
        return switch (rights.verdict()) {
            case HIDDEN -> throw CommonRefusal.notFound(Thing.POST);
            case LOCKED -> throw new Refused(new ContentRefusal.PostLocked(post));
            case READABLE -> new Found(rights.post().creator(), rights.commentsEnabled());
        };
    }
}
