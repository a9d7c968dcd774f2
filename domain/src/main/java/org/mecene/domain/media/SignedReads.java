package org.mecene.domain.media;

import java.util.Optional;

/// Answers the signed URLs of a store that has no server of its own. A store that has one answers
/// none.
public interface SignedReads {
    /// What a signed URL's token stands for; empty when it was tampered with, is too old, or its
    /// object is gone.
    Optional<Served> open(String token);

    record Served(MediaStore.Stored object, MediaStore.View view) {}
}
