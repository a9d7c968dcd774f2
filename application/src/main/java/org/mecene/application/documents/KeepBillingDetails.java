package org.mecene.application.documents;

import java.util.Optional;
import org.mecene.domain.documents.BillingBook;
import org.mecene.domain.documents.BillingDetails;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.User;
import org.mecene.domain.users.Users;

/// To whom a member's documents are made out. What is issued already stays as it is.
public final class KeepBillingDetails {
    private final Transactions transactions;
    private final Users users;
    private final BillingBook book;

    public KeepBillingDetails(Transactions transactions, Users users, BillingBook book) {
        this.transactions = transactions;
        this.users = users;
        this.book = book;
    }

    /// The caller's own; empty when they gave none.
    public Optional<BillingDetails> show(Actor actor) {
        return book.find(actor.requireSignedIn().id());
    }

    /// Takes the place of what the caller gave before.
    ///
    /// @throws Refused with `NotFound` for somebody who is leaving: nothing new is kept of them
    public BillingDetails change(Actor actor, BillingDetails details) {
        var caller = actor.requireSignedIn().id();
        transactions.run(() -> {
            var isHere =
                    users.findForUpdate(caller)
                            .filter(user -> user.status() == User.Status.ACTIVE)
                            .isPresent();
            if (!isHere) {
                throw CommonRefusal.notFound(Thing.USER);
            }
            book.put(caller, details);
        });
        return details;
    }
}
