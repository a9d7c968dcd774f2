package org.mecene.domain.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaItem;
import org.mecene.domain.media.Variant;
import org.mecene.domain.users.User;

/// Builds what is known of uploaded files.
public final class MediaItemBuilder {
    private final MediaItem.Kind kind;
    private final String contentType;
    private final Set<Variant> variants;
    private MediaItem.Status status = MediaItem.Status.READY;
    private @Nullable UserId owner;

    private MediaItemBuilder(MediaItem.Kind kind, String contentType, Set<Variant> variants) {
        this.kind = kind;
        this.contentType = contentType;
        this.variants = variants;
    }

    public static MediaItemBuilder anImage() {
        return new MediaItemBuilder(
                MediaItem.Kind.IMAGE, "image/jpeg", EnumSet.allOf(Variant.class));
    }

    public static MediaItemBuilder aDocument() {
        return new MediaItemBuilder(
                MediaItem.Kind.FILE, "application/pdf", EnumSet.of(Variant.ORIGINAL));
    }

    public MediaItemBuilder of(User person) {
        this.owner = person.id();
        return this;
    }

    public MediaItemBuilder unfinished() {
        this.status = MediaItem.Status.PROCESSING;
        return this;
    }

    public MediaItem build(MediaId id, Instant now) {
        var isImage = kind == MediaItem.Kind.IMAGE;
        return new MediaItem(
                id,
                requireNonNull(owner, "A file is of somebody"),
                kind,
                contentType,
                "plage été.jpg",
                123_456,
                isImage ? 1_600 : null,
                isImage ? 900 : null,
                null,
                status,
                variants,
                now);
    }
}
