package org.mecene.domain.media;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.identity.UserId;

/// What is known of the uploaded files; their bytes are in the [MediaStore]. Writing needs an open
/// transaction.
public interface MediaItems {
    void add(MediaItem item);

    Optional<MediaItem> find(MediaId id);

    /// Those of the ids that exist, in no particular order, in one question.
    List<MediaItem> findAll(Collection<MediaId> ids);

    /// Some of the files of a person, in no particular order.
    List<MediaItem> ofOwner(UserId owner, int max);

    /// Forgets a file.
    ///
    /// @throws Refused with [MediaRefusal.InUse] when something hangs on it
    void remove(MediaId id);
}
