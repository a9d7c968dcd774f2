package org.mecene.domain.social;

import java.time.Instant;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.users.PersonCard;

/// Who follows whom. Writing needs an open transaction.
public interface Follows {
    /// @return false when it was so before
    boolean follow(UserId follower, UserId creator, Instant now);

    /// @return false when it was so before
    boolean unfollow(UserId follower, UserId creator);

    /// Whom a person follows, newest first.
    Page<Entry> following(UserId follower, PageRequest page);

    /// Who follows a person, newest first.
    Page<Entry> followers(UserId creator, PageRequest page);

    record Entry(PersonCard person, Instant since) {}
}
