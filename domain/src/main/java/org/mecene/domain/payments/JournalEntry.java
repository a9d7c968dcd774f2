package org.mecene.domain.payments;

import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A movement of money in the books. Its postings sum to zero in every currency; one that does not
/// cannot be built.
///
/// @param cause what it is about, by our id; one cause is booked once for each kind
public record JournalEntry(
        EntryId id, Instant at, EntryKind kind, UUID cause, List<Posting> postings) {
    /// @throws IllegalArgumentException when there are fewer than two postings, or they do not sum
    ///   to zero
    public JournalEntry {
        postings = postings.stream().filter(posting -> !posting.amount().isZero()).toList();
        if (postings.size() < 2) {
            throw new IllegalArgumentException("A journal entry has two or more postings");
        }
        Map<Currency, Long> sums = new HashMap<>();
        for (var posting : postings) {
            sums.merge(posting.amount().currency(), posting.amount().minor(), Math::addExact);
        }
        if (sums.values().stream().anyMatch(sum -> sum != 0)) {
            throw new IllegalArgumentException(
                    "The postings of a journal entry sum to zero in every currency");
        }
    }
}
