package org.mecene.application.content;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaView;
import org.mecene.domain.content.PostCard;
import org.mecene.domain.media.MediaStore.SignedUrl;

/// A post as one viewer sees it, with the links to what they may see.
///
/// @param avatar the creator's; null when there is none
public record PostView(PostCard card, @Nullable SignedUrl avatar, List<MediaView> media) {
    public PostView {
        media = List.copyOf(media);
    }
}
