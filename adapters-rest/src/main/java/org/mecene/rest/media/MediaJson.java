package org.mecene.rest.media;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaView;
import org.mecene.domain.media.MediaRights.Sight;
import org.mecene.domain.media.MediaStore.SignedUrl;
import org.mecene.domain.media.Variant;

/// A file as one viewer sees it.
///
/// @param fileName what its owner called it; null for those who see it blurred only
public record MediaJson(
        String id,
        String kind,
        String contentType,
        @Nullable String fileName,
        long sizeBytes,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer durationSeconds,
        String status,
        VariantsJson variants) {
    public static MediaJson of(MediaView view) {
        var item = view.item();
        return new MediaJson(
                item.id().toString(),
                item.kind().name().toLowerCase(Locale.ROOT),
                item.contentType(),
                view.sight() == Sight.FULL ? item.fileName() : null,
                item.sizeBytes(),
                item.width(),
                item.height(),
                item.durationSeconds(),
                item.status().name().toLowerCase(Locale.ROOT),
                VariantsJson.of(view));
    }

    /// The forms of a file; null for those that there are not, or that the viewer may not see.
    public record VariantsJson(
            @Nullable LinkJson original,
            @Nullable LinkJson large,
            @Nullable LinkJson thumbnail,
            @Nullable LinkJson blurred) {
        static VariantsJson of(MediaView view) {
            return new VariantsJson(
                    LinkJson.of(view.urls().get(Variant.ORIGINAL)),
                    LinkJson.of(view.urls().get(Variant.LARGE)),
                    LinkJson.of(view.urls().get(Variant.THUMBNAIL)),
                    LinkJson.of(view.urls().get(Variant.BLURRED)));
        }
    }

    /// A link that works for some minutes.
    public record LinkJson(String url, Instant expiresAt) {
        static @Nullable LinkJson of(@Nullable SignedUrl link) {
            return link == null ? null : new LinkJson(link.url().toString(), link.expiresAt());
        }
    }
}
