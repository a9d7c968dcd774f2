package org.mecene.domain.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;

/// The provider's notices, stored before they are answered and applied once.
public interface NoticeInbox {
    /// Stores a notice durably, in a transaction of its own. One whose name is known already is
    /// dropped.
    ///
    /// @return false when it was known
    boolean store(NoticeId id, Notice notice, Instant receivedAt);

    /// Takes the oldest notices that are due, for this worker alone until the lease ends. Other
    /// workers take others meanwhile. Opens its own transaction.
    List<Received> lease(int max, Duration lease);

    /// Marks a notice as done. The caller has the transaction of its effects open, so that both
    /// happen or neither.
    ///
    /// @return false when it was done already: the caller must roll back what it did
    boolean markDone(NoticeId id, Outcome outcome);

    /// Gives a notice back after it could not be applied; it is due again after a delay that grows
    /// with every attempt, and is set aside for an administrator after the last one. Opens its own
    /// transaction.
    void handBack(NoticeId id, String failure);

    /// Sets a notice aside for an administrator at once, because trying again cannot help. Opens
    /// its own transaction.
    void setAside(NoticeId id, String failure);

    /// How many notices are due, or worked on at this moment; those that wait for another attempt
    /// or were set aside do not count.
    long unfinished();

    /// How many were set aside.
    long failures();

    /// Those that were set aside, newest first.
    Page<Failed> failed(PageRequest page);

    /// Makes a notice due again that was set aside, in the caller's transaction; one that was not
    /// is left as it is.
    ///
    /// @return false when there is no such notice
    boolean replay(NoticeId id);

    /// @param failure why it could not be applied; holds nothing of its text
    record Failed(
            NoticeId id,
            String provider,
            String ref,
            String kind,
            Instant receivedAt,
            String failure) {}

    record Received(NoticeId id, Notice notice) {}

    enum Outcome {
        APPLIED,
        /// It says nothing that Mecene acts on.
        IGNORED
    }
}
