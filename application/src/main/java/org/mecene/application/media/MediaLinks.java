package org.mecene.application.media;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaItem;
import org.mecene.domain.media.MediaItems;
import org.mecene.domain.media.MediaRights.Sight;
import org.mecene.domain.media.MediaStore;
import org.mecene.domain.media.MediaStore.SignedUrl;
import org.mecene.domain.media.StorageKey;
import org.mecene.domain.media.Variant;

/// Turns files into links for a viewer whose right to see them was established before. The only
/// place that signs URLs.
public final class MediaLinks {
    /// How long a link works at least (rules.md K4).
    public static final Duration LIFE = Duration.ofMinutes(5);

    private static final String DERIVED_TYPE = "image/jpeg";
    private static final Set<Variant> BLURRED_ONLY = Set.of(Variant.BLURRED);

    private final MediaItems items;
    private final MediaStore store;

    public MediaLinks(MediaItems items, MediaStore store) {
        this.items = items;
        this.store = store;
    }

    /// The links to the forms of a file that may be seen.
    public MediaView view(MediaItem item, Sight sight) {
        var urls = new EnumMap<Variant, SignedUrl>(Variant.class);
        for (var variant : item.variants()) {
            if (sight == Sight.FULL || BLURRED_ONLY.contains(variant)) {
                urls.put(variant, link(item, variant));
            }
        }
        return new MediaView(item, sight, urls);
    }

    /// The files of several things at once, by their ids, in one question and only when there are
    /// any.
    public Map<MediaId, MediaItem> load(Collection<MediaId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<MediaId, MediaItem>();
        for (var item : items.findAll(Set.copyOf(ids))) {
            found.put(item.id(), item);
        }
        return found;
    }

    /// The views of one thing's files, in its order.
    public List<MediaView> views(List<MediaId> ids, Map<MediaId, MediaItem> loaded, Sight sight) {
        return ids.stream()
                .map(loaded::get)
                .filter(Objects::nonNull)
                .map(item -> view(item, sight))
                .toList();
    }

    /// The link to somebody's avatar, which everybody may see.
    ///
    /// @param avatar null for somebody without one; then the link is null too
    public @Nullable SignedUrl avatar(@Nullable MediaId avatar) {
        if (avatar == null) {
            return null;
        }
        var view = new MediaStore.View(DERIVED_TYPE, avatar + ".jpg");
        return store.signedUrl(StorageKey.of(avatar, Variant.THUMBNAIL), view, LIFE);
    }

    private SignedUrl link(MediaItem item, Variant variant) {
        var view =
                variant == Variant.ORIGINAL
                        ? new MediaStore.View(item.contentType(), item.fileName())
                        : new MediaStore.View(
                                DERIVED_TYPE, item.id() + "-" + variant.wire() + ".jpg");
        return store.signedUrl(StorageKey.of(item.id(), variant), view, LIFE);
    }
}
