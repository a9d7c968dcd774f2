package org.mecene.persistence.social;

import java.time.Instant;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.social.Follows;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Keyset;
import org.mecene.persistence.users.PersonCards;

public final class JdbiFollows implements Follows {
    private static final String FOLLOWING =
            """
            SELECT f.created_at, u.id, u.handle, u.display_name, u.avatar_media_id
              FROM follows f
              JOIN users u ON u.id = f.creator_id
             WHERE f.follower_id = :user
               AND u.status = 'active'
               AND (f.created_at, f.creator_id) < (:afterTime, :afterId)
             ORDER BY f.created_at DESC, f.creator_id DESC
             LIMIT :limit
            """;

    private static final String FOLLOWERS =
            """
            SELECT f.created_at, u.id, u.handle, u.display_name, u.avatar_media_id
              FROM follows f
              JOIN users u ON u.id = f.follower_id
             WHERE f.creator_id = :user
               AND u.status = 'active'
               AND (f.created_at, f.follower_id) < (:afterTime, :afterId)
             ORDER BY f.created_at DESC, f.follower_id DESC
             LIMIT :limit
            """;

    private final Database database;

    public JdbiFollows(Database database) {
        this.database = database;
    }

    @Override
    public boolean follow(UserId follower, UserId creator, Instant now) {
        return database.transaction()
                        .createUpdate(
                                """
                                INSERT INTO follows (follower_id, creator_id, created_at)
                                VALUES (:follower, :creator, :now)
                                    ON CONFLICT DO NOTHING
                                """)
                        .bind("follower", follower)
                        .bind("creator", creator)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    @Override
    public boolean unfollow(UserId follower, UserId creator) {
        return database.transaction()
                        .createUpdate(
                                "DELETE FROM follows WHERE follower_id = :follower AND creator_id = :creator")
                        .bind("follower", follower)
                        .bind("creator", creator)
                        .execute()
                == 1;
    }

    @Override
    public Page<Entry> following(UserId follower, PageRequest page) {
        return list(FOLLOWING, follower, page);
    }

    @Override
    public Page<Entry> followers(UserId creator, PageRequest page) {
        return list(FOLLOWERS, creator, page);
    }

    private Page<Entry> list(String sql, UserId user, PageRequest page) {
        return database.read(handle ->
                Keyset.newestFirst(
                        page,
                        handle.createQuery(sql).bind("user", user),
                        row -> {
                            var since = row.instant();
                            return new Entry(PersonCards.read(row), since);
                        },
                        entry -> Cursor.at(entry.since(), entry.person().id().value())));
    }
}
