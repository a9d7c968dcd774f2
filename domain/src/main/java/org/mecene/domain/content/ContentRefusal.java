package org.mecene.domain.content;

import org.mecene.domain.refusal.Refusal;

public sealed interface ContentRefusal extends Refusal {
    /// The viewer sees that there is a post, and may not read it.
    record PostLocked(PostId post) implements ContentRefusal {}
}
