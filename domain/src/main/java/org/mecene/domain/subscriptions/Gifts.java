package org.mecene.domain.subscriptions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.users.PersonCard;
import org.mecene.domain.users.TokenHash;

/// The gifts, used and ended ones included. Writing needs an open transaction.
public interface Gifts {
    void add(Gift gift);

    /// @throws org.mecene.domain.refusal.Refused with `ChangedMeanwhile` when the version moved on,
    ///   so that of several who use one code at once only one does
    void save(Gift gift);

    Optional<Gift> find(GiftId id);

    /// Locks the gift until the transaction ends.
    Optional<Gift> findForUpdate(GiftId id);

    /// Like [#findForUpdate], by what is kept of its code.
    Optional<Gift> findForUpdate(TokenHash code);

    Optional<Card> show(GiftId id);

    /// Like the other one, by what is kept of its code.
    Optional<Card> show(TokenHash code);

    /// What a person bought, paid or not, newest first.
    Page<Card> ofBuyer(UserId buyer, PageRequest page);

    /// Those that are paid, unused and too old; locked for this transaction, skipping those that
    /// another works on.
    List<Gift> tooOld(Instant now, int max);

    record Card(Gift gift, String tierName, PersonCard creator) {}
}
