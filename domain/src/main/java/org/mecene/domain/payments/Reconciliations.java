package org.mecene.domain.payments;

import java.time.Duration;
import java.time.Instant;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;

/// The comparisons of the books with the provider's list: when the next is due, and what came of
/// those before.
public interface Reconciliations {
    /// Takes the next comparison for this node alone, until the lease ends. Opens its own
    /// transaction.
    ///
    /// @return false when none is due, or another node is at it
    boolean claim(Instant now, Duration lease);

    /// Keeps what came of one, says when the next is due, and forgets those of more than 400 days
    /// ago. Opens its own transaction.
    void add(Reconciliation reconciliation, Instant nextDue);

    /// Those that ended, newest first.
    Page<Reconciliation> list(PageRequest page);
}
