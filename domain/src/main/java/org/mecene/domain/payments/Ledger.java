package org.mecene.domain.payments;

import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;

/// The books. Entries are only ever added; a mistake is reversed by another entry. The database
/// holds the same rules: an entry that does not sum to zero, a second entry for one cause, a change
/// or a deletion are refused there too.
public interface Ledger {
    /// Books an entry and moves the balances of its accounts with it, in the caller's transaction.
    /// Bookings on one account do not wait for one another.
    ///
    /// @return false when this cause was booked before; then nothing happened
    boolean book(JournalEntry entry);

    /// Whether a cause was booked.
    boolean isBooked(EntryKind kind, UUID cause);

    /// What an account holds now: the sum of its postings.
    Money balance(Account account, Currency currency);

    /// Like [#balance], with everything that was committed until now, and with the account's rows
    /// locked until the transaction ends: whoever else wants to know for sure waits. Bookings that
    /// do not ask do not wait.
    Money balanceForUpdate(Account account, Currency currency);

    /// What a cause was booked as; empty when it was not.
    Optional<JournalEntry> find(EntryKind kind, UUID cause);

    /// What all accounts of some owners hold, by kind and currency.
    ///
    /// @param owners ids of users or campaigns
    List<Held> balances(Collection<UUID> owners);

    /// The entries that moved accounts of some owners, newest first.
    Page<Line> statement(Collection<UUID> owners, PageRequest page);

    /// Compares the books with themselves: every entry, every balance, and the whole in each
    /// currency.
    Audit audit();

    /// What rests in accounts whose owner was erased, such as a payout that a bank sent back
    /// afterwards: it is owed to, or by, somebody who can neither ask nor be asked.
    List<Unclaimed> unclaimed(int most);

    /// Those of the provider's payments that are booked, with what each brought in, for the
    /// comparison with its own list.
    List<BookedPayment> bookedPayments(List<String> providerRefs);

    /// How many payments are booked in all.
    long countPayments();

    /// @param owed what we owe the owner; below zero for what the owner owes
    record Unclaimed(Account account, Money owed) {}

    record Held(AccountKind kind, Money amount) {}

    /// @param cause what it is about, by our id
    /// @param amount what the owners have more since, or less
    record Line(EntryId entry, Instant at, EntryKind kind, UUID cause, Money amount) {}

    /// @param entries how many entries the books have
    /// @param differences what does not add up, in plain words; empty when everything does
    record Audit(long entries, List<String> differences) {
        public Audit {
            differences = List.copyOf(differences);
        }
    }

    /// @param refunded what went back of it, or is on its way
    record BookedPayment(String providerRef, Money amount, Money refunded) {}
}
