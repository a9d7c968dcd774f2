package org.mecene.domain.social;

import java.util.UUID;
import org.mecene.domain.content.PostId;
import org.mecene.domain.funding.CampaignId;

/// What a comment is about.
public sealed interface CommentSubject {
    record OnPost(PostId post) implements CommentSubject {}

    record OnCampaign(CampaignId campaign) implements CommentSubject {}

    default UUID id() {
        return switch (this) {
            case OnPost(var post) -> post.value();
            case OnCampaign(var campaign) -> campaign.value();
        };
    }
}
