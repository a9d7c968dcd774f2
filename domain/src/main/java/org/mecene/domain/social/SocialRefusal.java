package org.mecene.domain.social;

import org.mecene.domain.refusal.Refusal;

public sealed interface SocialRefusal extends Refusal {
    /// Nobody follows themself.
    record FollowingOneself() implements SocialRefusal {}

    /// The author wants no comments here.
    record CommentsDisabled() implements SocialRefusal {}
}
