package org.mecene.application.funding;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaView;
import org.mecene.domain.funding.CampaignCard;
import org.mecene.domain.media.MediaStore.SignedUrl;

/// A campaign as it is shown, with the links to its pictures.
///
/// @param avatar the owner's; null when there is none
/// @param cover null when there is none
/// @param shownAt when it was looked at, for what counts down
public record CampaignView(
        CampaignCard card,
        @Nullable SignedUrl avatar,
        @Nullable MediaView cover,
        List<MediaView> media,
        Instant shownAt) {
    public CampaignView {
        media = List.copyOf(media);
    }
}
