package org.mecene.application.users;

import java.util.List;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.SocialIdentities;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// By what somebody can sign in. The last of it cannot be taken away (rules.md I8).
public final class Credentials {
    private final Transactions transactions;
    private final Users users;
    private final SocialIdentities identities;

    public Credentials(Transactions transactions, Users users, SocialIdentities identities) {
        this.transactions = transactions;
        this.users = users;
        this.identities = identities;
    }

    public List<SocialIdentities.Linked> identities(Actor actor) {
        return identities.of(actor.requireSignedIn().id());
    }

    /// Unlinks an identity provider; nothing happens when it is not linked.
    ///
    /// @throws Refused with [UserRefusal.LastCredential]
    public void unlink(Actor actor, String provider) {
        var id = actor.requireSignedIn().id();
        transactions.run(() -> {
            // Of two that take away what is left, the second waits here and sees the first.
            var user =
                    users.findForUpdate(id).orElseThrow(() -> CommonRefusal.notFound(Thing.USER));
            var linked = identities.of(id);
            if (linked.stream().noneMatch(found -> found.provider().equals(provider))) {
                return;
            }
            requireAnother(user, linked.size());
            identities.unlink(id, provider);
        });
    }

    private static void requireAnother(User user, int besidesPassword) {
        if (user.passwordHash().isNone() && besidesPassword < 2) {
            throw new Refused(new UserRefusal.LastCredential());
        }
    }
}
