package org.mecene.domain.users;

import java.util.Optional;
import java.util.Set;
import org.mecene.domain.identity.Role;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.identity.UserId;

/// Tells of a session, on every request, whether it is alive and what its user may do now. May
/// answer from memory; then a session that ended, a ban or a lost role is known on every node
/// within a second.
public interface Standings {
    /// Empty when the session ended or its user may not act.
    Optional<Standing> of(SessionId session);

    /// Like [#of], and never from memory: asked before somebody is refused for the lack of a role,
    /// so that a role that was given a moment ago counts at once.
    Optional<Standing> fresh(SessionId session);

    record Standing(UserId user, Set<Role> roles) {
        public Standing {
            roles = Set.copyOf(roles);
        }
    }
}
