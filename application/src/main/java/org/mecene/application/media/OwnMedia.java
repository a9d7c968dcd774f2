package org.mecene.application.media;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaItem;
import org.mecene.domain.media.MediaItems;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Validation;

/// Checks the files that somebody wants to hang on something of theirs: a file of another's is
/// treated as unknown (rules.md K6).
public final class OwnMedia {
    private final MediaItems items;

    public OwnMedia(MediaItems items) {
        this.items = items;
    }

    /// @param field the name of the list in the client's words
    /// @throws Refused with `InvalidInput` naming the first file that is not the owner's or not
    ///   ready
    public void require(UserId owner, List<MediaId> ids, String field) {
        if (ids.isEmpty()) {
            return;
        }
        var ready = new HashSet<MediaId>();
        var own = new HashSet<MediaId>();
        for (var item : items.findAll(Set.copyOf(ids))) {
            if (item.owner().equals(owner)) {
                own.add(item.id());
                if (item.status() == MediaItem.Status.READY) {
                    ready.add(item.id());
                }
            }
        }
        for (var i = 0; i < ids.size(); i++) {
            if (!ready.contains(ids.get(i))) {
                var code =
                        own.contains(ids.get(i))
                                ? FieldError.Code.NOT_READY
                                : FieldError.Code.UNKNOWN;
                throw Validation.refused(field + "[" + i + "]", code);
            }
        }
    }

    /// Like [#require], for one file that must be an image.
    public void requireImage(UserId owner, MediaId id, String field) {
        var item =
                items.find(id)
                        .filter(found -> found.owner().equals(owner))
                        .orElseThrow(() -> Validation.refused(field, FieldError.Code.UNKNOWN));
        if (item.kind() != MediaItem.Kind.IMAGE || item.status() != MediaItem.Status.READY) {
            throw Validation.refused(field, FieldError.Code.NOT_READY);
        }
    }
}
