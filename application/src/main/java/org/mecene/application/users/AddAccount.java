package org.mecene.application.users;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.time.Ids;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.SignUp;
import org.mecene.domain.users.User;
import org.mecene.domain.users.Users;

/// Makes the account of somebody whose address is verified, in the caller's transaction.
public final class AddAccount {
    private static final int SUFFIX_LENGTH = 8;

    private final Users users;
    private final Ids ids;
    private final InstantSource clock;

    public AddAccount(Users users, Ids ids, InstantSource clock) {
        this.users = users;
        this.ids = ids;
        this.clock = clock;
    }

    /// The wish for a handle was not reserved; whoever comes second gets one made from the name.
    ///
    /// @throws Refused with [UserRefusal.AddressTaken] when somebody else took it a moment ago
    User handle(SignUp wish) {
        var id = new UserId(ids.next());
        var profile = new User.Profile(wish.displayName(), null, null, wish.language(), null);
        var handle = handleFor(wish.handle(), wish.displayName(), id);
        var user =
                User.begin(id, wish.email(), wish.passwordHash(), handle, profile, clock.instant());
        users.add(user);
        return user;
    }

    private Handle handleFor(@Nullable Handle wish, String displayName, UserId id) {
        if (wish != null && !users.isHandleTaken(wish)) {
            return wish;
        }
        var random = id.value().toString().replace("-", "");
        return Handle.derivedFrom(displayName, random.substring(random.length() - SUFFIX_LENGTH));
    }
}
