package org.mecene.domain.users;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.identity.UserId;

/// One device that is signed in. Its refresh tokens form one line: each is spent for the next, and
/// whoever shows a spent one ends the session, because then two hold it (rules.md I6).
///
/// @param current what is kept of the newest refresh token
/// @param previous what is kept of the one before it, or null while there was none
/// @param rotatedAt when the newest was issued, which is when the session was last used, to the
///   quarter of an hour for which an access token works
/// @param device what the client said of itself, cut to 200 characters; null when it said nothing
/// @param place the network that it was last used from, such as `203.0.113.0/24`; null before that
///   was noted
public record Session(
        SessionId id,
        UserId user,
        TokenHash current,
        @Nullable TokenHash previous,
        Instant rotatedAt,
        Instant createdAt,
        Instant expiresAt,
        @Nullable String device,
        @Nullable String place) {
    /// A session that is not used for this long is over.
    public static final Duration IDLE_LIFE = Duration.ofDays(60);

    /// A session is over after this long, used or not.
    public static final Duration LIFE = Duration.ofDays(365);

    /// How long a client that lost the answer to a rotation may ask for it again.
    public static final Duration GRACE = Duration.ofSeconds(10);

    public static final int MAX_DEVICE = 200;

    public static Session begin(
            SessionId id, UserId user, TokenHash first, Instant now, @Nullable String device) {
        return new Session(id, user, first, null, now, now, now.plus(IDLE_LIFE), device, null);
    }

    public Session rotated(TokenHash next, Instant now) {
        var limit = createdAt.plus(LIFE);
        var idle = now.plus(IDLE_LIFE);
        return new Session(
                id,
                user,
                next,
                current,
                now,
                createdAt,
                idle.isBefore(limit) ? idle : limit,
                device,
                place);
    }

    /// What a refresh token that somebody shows means for this session.
    public Shown shown(TokenHash token, Instant now) {
        if (!now.isBefore(expiresAt)) {
            return Shown.EXPIRED;
        }
        if (token.equals(current)) {
            return Shown.CURRENT;
        }
        if (token.equals(previous) && now.isBefore(rotatedAt.plus(GRACE))) {
            return Shown.LOST_ANSWER;
        }
        return Shown.REUSED;
    }

    public enum Shown {
        /// The newest token: rotate.
        CURRENT,
        /// The one before, within the grace: give the newest again, and do not fork.
        LOST_ANSWER,
        /// A token that was spent: end the session.
        REUSED,
        EXPIRED
    }
}
