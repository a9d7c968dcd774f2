package org.mecene.persistence.content;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.mecene.domain.content.Posts.Reader;
import org.mecene.domain.identity.UserId;
import org.mecene.persistence.database.Database;

/// The twin of [ReadingRights] for lists: the same rule as two conditions over a post `p`. A
/// property test holds the two together; whoever changes one changes the other.
final class ReadingRightsSql {
    /// Nobody's id, for a viewer who did not sign in.
    private static final UUID NOBODY = new UUID(0, 0);

    /// The viewer may know of the post.
    static final String VISIBLE =
            "(p.published_at <= :now OR p.creator_id = :viewer OR :viewerIsAdmin)";

    /// The viewer may read the post. The question about subscriptions is a scalar one: EXISTS in a
    /// select list would become a hashed plan over everything that the viewer subscribes to.
    static final String READABLE =
            """
            (p.visibility = 'public' OR p.creator_id = :viewer OR :viewerIsAdmin
              OR coalesce((SELECT true
                             FROM subscriptions s
                            WHERE s.subscriber_id = :viewer
                              AND s.creator_id = p.creator_id
                              AND s.status IN ('trialing', 'active', 'past_due')
                              AND s.paid_through > CASE WHEN s.cancel_at_period_end THEN :now ELSE :graceBegan END
                              AND (p.tier_ids = '{}' OR s.tier_id = ANY (p.tier_ids))
                            LIMIT 1), false))
            """;

    private ReadingRightsSql() {}

    /// Binds the viewer and the time that both conditions speak of.
    static <S extends SqlStatement<S>> S bind(S statement, Reader reader) {
        return statement
                .bind("viewer", viewer(reader))
                .bind("viewerIsAdmin", reader.actor().isAdmin())
                .bind("now", Database.time(reader.now()))
                .bind("graceBegan", Database.time(graceBegan(reader)));
    }

    static UUID viewer(Reader reader) {
        return reader.actor().userId().map(UserId::value).orElse(NOBODY);
    }

    /// A period that was paid through to after this instant is still within its grace.
    static Instant graceBegan(Reader reader) {
        return reader.now().minus(reader.grace().grace());
    }
}
