package org.mecene.domain.content;

import java.time.Instant;
import java.util.Optional;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaRights.Sight;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.subscriptions.GracePolicy;

/// The posts. Writing needs an open transaction. Every reading method applies [ReadingRights] for
/// its viewer.
public interface Posts {
    void add(Post post);

    /// @throws Refused with `ChangedMeanwhile` when the version moved on
    void save(Post post);

    /// Removes a post with its likes and comments.
    void remove(PostId id);

    Optional<Post> findForUpdate(PostId id);

    /// A post as the viewer sees it; empty when it is hidden from them, or its creator is shut out.
    /// One round trip.
    Optional<PostCard> show(PostId id, Reader reader);

    /// What the viewer may do with a post; empty when there is none, or its creator is shut out.
    Optional<Rights> rights(PostId id, Reader reader);

    /// Posts that fit the filter, as the viewer sees them; hidden ones are left out before the page
    /// is cut.
    Page<PostCard> list(PostFilter filter, Reader reader, PageRequest page);

    /// The posts of creators whom the viewer follows, or to whom they have access now by a
    /// subscription, newest first.
    Page<PostCard> feed(Reader reader, PageRequest page);

    /// How much of a file the viewer may see by the posts that it hangs on.
    Optional<Sight> sightOf(MediaId media, Reader reader);

    /// Somebody who reads, at some time, under the server's policy.
    record Reader(Actor actor, GracePolicy grace, Instant now) {}

    record Rights(
            ReadingRights.Subject post, ReadingRights.Verdict verdict, boolean commentsEnabled) {}
}
