package org.mecene.domain.notifications;

import java.time.Duration;
import java.util.List;

/// Mails that wait to be sent.
public interface MailQueue {
    /// Adds a mail in the caller's transaction: it goes out if and only if that commits.
    ///
    /// @param onceKey two mails with one key are one mail; repeated handling of an event gives the
    ///   same key
    void add(Mail mail, String onceKey);

    /// Takes the oldest mails that are due, for this worker alone until the lease ends. Opens its
    /// own transaction.
    List<Mail> lease(int max, Duration lease);

    /// Notes that a mail went out, and forgets what it said. Opens its own transaction.
    void markSent(MailId id);

    /// Gives a mail back after it could not be sent; it is due again after a delay that grows with
    /// every attempt, and is set aside after the last one. Opens its own transaction.
    void handBack(MailId id, String failure);

    /// Sets a mail aside that will never go out, such as one to an address that the mail server
    /// refuses for good. Opens its own transaction.
    void giveUp(MailId id, String failure);

    /// How many mails are due, or worked on at this moment; those that wait for another attempt or
    /// were set aside do not count.
    long unfinished();
}
