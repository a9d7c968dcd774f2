package org.mecene.bootstrap.wiring;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.mecene.application.users.EnsureAdministrator;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.Reconciliation;
import org.mecene.domain.platform.Origin;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserFilter;

/// What whoever runs the server does from its command line, on a node that need not serve. All of
/// it is written down as theirs.
public final class Operator {
    private final Parts parts;
    private final UserUseCases users;
    private final PaymentUseCases payments;
    private final BackgroundUseCases background;

    Operator(
            Parts parts,
            UserUseCases users,
            PaymentUseCases payments,
            BackgroundUseCases background) {
        this.parts = parts;
        this.users = users;
        this.payments = payments;
        this.background = background;
    }

    /// Sees to it that somebody administers the server.
    public EnsureAdministrator.Outcome ensureAdministrator(EmailAddress email, Password password) {
        return asOperator(() -> users.ensureAdministrator().handle(email, password));
    }

    /// Books what the provider's list has and the books have not.
    public Reconciliation reconcile() {
        var done = payments.reconcile().run();
        note(
                "books.reconcile",
                Map.of(
                        "reconciliation", done.id().toString(),
                        "booked", Long.toString(done.booked())));
        return done;
    }

    /// Has another key sign access tokens as soon as every node has read it.
    ///
    /// @return when it begins to
    public Instant rotateKeys() {
        var signsFrom = parts.keys().accessTokens().rotateKeys();
        note("keys.rotate", Map.of("signsFrom", signsFrom.toString()));
        return signsFrom;
    }

    /// Ends every access token, because somebody may know the keys.
    public void replaceKeys() {
        parts.keys().accessTokens().replaceKeys();
        note("keys.replace", Map.of());
    }

    /// Hides people who were erased, by the journal, and are here again.
    ///
    /// @return how many there were
    public int replayErasures() {
        var found = asOperator(() -> background.replayErasures().ofJournal());
        note("erasures.replay", Map.of("found", Integer.toString(found)));
        return found;
    }

    /// Like the other one, for people whom somebody names.
    public int replayErasures(List<UserId> erased) {
        return asOperator(() -> background.replayErasures().of(erased));
    }

    /// Erases those who leave, as far as nothing holds them back now.
    ///
    /// @return how many are left
    public int eraseLeaving() {
        while (background.eraseLeaving().handle() > 0) {
            // Until nothing moves any more.
        }
        var leaving = new UserFilter(null, null, User.Status.LEAVING);
        return parts.kept()
                .users()
                .list(leaving, PageRequest.first(PageRequest.MAX_LIMIT))
                .items()
                .size();
    }

    private void note(String action, Map<String, String> facts) {
        parts.origins()
                .during(Origin.OPERATOR, () -> parts.noteAct().handle(null, action, null, facts));
    }

    private <T> T asOperator(Supplier<T> work) {
        return parts.origins().call(Origin.OPERATOR, work);
    }
}
