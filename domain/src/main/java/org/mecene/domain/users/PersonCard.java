package org.mecene.domain.users;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;

/// The few lines by which a person is shown beside something of theirs.
public record PersonCard(UserId id, Handle handle, String displayName, @Nullable MediaId avatar) {}
