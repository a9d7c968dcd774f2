package org.mecene.application.media;

import java.util.Map;
import org.mecene.domain.media.MediaItem;
import org.mecene.domain.media.MediaRights.Sight;
import org.mecene.domain.media.MediaStore.SignedUrl;
import org.mecene.domain.media.Variant;

/// A file as one viewer sees it: the forms that they may see, with a link to each.
///
/// @param sight a viewer with less than full sight is not shown the file's name either
public record MediaView(MediaItem item, Sight sight, Map<Variant, SignedUrl> urls) {
    public MediaView {
        urls = Map.copyOf(urls);
    }
}
