package org.mecene.domain.media;

import java.util.Optional;
import org.mecene.domain.identity.Actor;

/// Says who may see a file, for one kind of thing that files hang on. Implemented by the contexts
/// that own such things, so that media knows none of them.
public interface MediaRights {
    /// What the viewer may see of the file by the things of this kind that it hangs on; empty when
    /// it hangs on none that the viewer may know of.
    Optional<Sight> sightOf(MediaId media, Actor viewer);

    /// How much of a file somebody may see, less first.
    enum Sight {
        /// The blurred form only.
        BLURRED,
        /// Every form.
        FULL
    }
}
