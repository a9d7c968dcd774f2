package org.mecene.domain.users;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;

/// What holds people back who want to leave, and what is wiped when they do. Writing needs an open
/// transaction.
public interface Departures {
    /// What keeps a person's account from being deleted now (rules.md G2); empty when nothing does,
    /// and for whoever was erased before: see [#callBack].
    Set<Tie> ties(UserId user);

    /// Of people who were erased once, those whose accounts are here again, because the database is
    /// an older one, and who are not leaving.
    List<UserId> returned(List<UserId> erased);

    /// Notes that somebody was erased before, so that no tie of the older database holds back what
    /// was done, and drops the mails that wait for them there. To repeat it does no harm.
    void callBack(User user, Instant now);

    /// Some of those who are leaving, have no subscription any more that lives, on either side, and
    /// are owed no mail: what was to be said to them was sent, or given up. By their ids, in
    /// ascending order, so that nobody who is held back keeps the others from their turn.
    ///
    /// @param after the last one of those before; null to begin
    List<UserId> ready(@Nullable UserId after, int max);

    /// Wipes what a person left everywhere but in their account itself and in their files: what
    /// they published, said, liked and followed, what was sent to them or told of them, and by what
    /// they signed in. What money hangs on stays, under the id of the account: payments,
    /// subscriptions, donations without name and words, and campaigns that had donations. What was
    /// given under their address by a guest stays under a pseudonym. To repeat it does no harm.
    void wipe(User user);

    /// Why somebody cannot leave yet.
    enum Tie {
        /// Money in the books is theirs, or of a campaign of theirs.
        BALANCE,
        /// A campaign of theirs takes donations, or waits for a decision.
        CAMPAIGN,
        /// A payment by them or to them is disputed.
        DISPUTE,
        /// Money is on its way back, from them or to them.
        REFUND,
        /// Money is on its way to their bank, or waits to be.
        PAYOUT;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
