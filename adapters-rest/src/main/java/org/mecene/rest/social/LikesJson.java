package org.mecene.rest.social;

/// How many like a post, the caller among them or not.
record LikesJson(long likeCount, boolean likedByMe) {}
