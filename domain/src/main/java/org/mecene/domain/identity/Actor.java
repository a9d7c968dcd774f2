package org.mecene.domain.identity;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.Refused;

/// Whoever asks for something to be done.
public sealed interface Actor {
    /// Somebody who did not sign in.
    record Anonymous() implements Actor {}

    /// Somebody who signed in, with the roles that they have now.
    record SignedIn(UserId id, Set<Role> roles, SessionId session) implements Actor {
        public SignedIn {
            roles = Set.copyOf(roles);
        }

        /// The same person, who acts without a role of theirs.
        public SignedIn without(Role role) {
            var others = EnumSet.noneOf(Role.class);
            others.addAll(roles);
            others.remove(role);
            return new SignedIn(id, others, session);
        }
    }

    static Actor anonymous() {
        return new Anonymous();
    }

    default Optional<UserId> userId() {
        return switch (this) {
            case Anonymous() -> Optional.empty();
            case SignedIn(var id, _, _) -> Optional.of(id);
        };
    }

    default boolean has(Role role) {
        return this instanceof SignedIn(_, var roles, _) && roles.contains(role);
    }

    default boolean isUser(UserId user) {
        return this instanceof SignedIn(var id, _, _) && id.equals(user);
    }

    /// Administrators do all that moderators do.
    default boolean isModerator() {
        return has(Role.MODERATOR) || has(Role.ADMIN);
    }

    default boolean isAdmin() {
        return has(Role.ADMIN);
    }

    /// The user behind this actor.
    ///
    /// @throws Refused with [CommonRefusal.SignInRequired] when nobody signed in
    default SignedIn requireSignedIn() {
        if (this instanceof SignedIn signedIn) {
            return signedIn;
        }
        throw new Refused(new CommonRefusal.SignInRequired());
    }

    /// @throws Refused with [CommonRefusal.SignInRequired] or [CommonRefusal.NotPermitted]
    default SignedIn require(Role role) {
        var signedIn = requireSignedIn();
        if (!has(role)) {
            throw CommonRefusal.notPermitted();
        }
        return signedIn;
    }

    /// @throws Refused with [CommonRefusal.SignInRequired] or [CommonRefusal.NotPermitted]
    default SignedIn requireModerator() {
        var signedIn = requireSignedIn();
        if (!isModerator()) {
            throw CommonRefusal.notPermitted();
        }
        return signedIn;
    }
}
