package org.mecene.application.users;

import static java.util.stream.Collectors.joining;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import org.mecene.domain.events.Events;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.time.Ids;
import org.mecene.domain.users.Proof;
import org.mecene.domain.users.SignInChange;
import org.mecene.domain.users.UserEvent.SignInChanged;

/// Notes how sessions begin and end, in the caller's transaction (security.md J8).
public final class SessionLog {
    private final AuditLog auditLog;
    private final Events events;
    private final Ids ids;
    private final InstantSource clock;

    public SessionLog(AuditLog auditLog, Events events, Ids ids, InstantSource clock) {
        this.auditLog = auditLog;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param shown how its owner showed who they are
    void begun(UserId user, SessionId session, Collection<Proof.Method> shown) {
        var methods = shown.stream().map(Proof.Method::wire).sorted().collect(joining(" "));
        note(user, session, "session.begin", Map.of("shown", methods));
    }

    void ended(UserId user, SessionId session) {
        note(user, session, "session.end", Map.of());
    }

    /// @param kept the one in which it was asked for
    void endedOthers(UserId user, SessionId kept) {
        note(user, kept, "session.end-others", Map.of());
    }

    /// Somebody showed a refresh token that was spent before, so two hold the session: it was
    /// ended, and its owner is told.
    void reused(UserId user, SessionId session) {
        note(user, session, "session.reuse", Map.of());
        events.publish(new SignInChanged(user, SignInChange.SESSION_REUSED, ""));
    }

    private void note(UserId user, SessionId session, String action, Map<String, String> facts) {
        auditLog.add(
                new AuditLog.Entry(
                        ids.next(), clock.instant(), user, action, session.value(), facts));
    }
}
