package org.mecene.application.users;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaItem;
import org.mecene.domain.media.MediaItems;
import org.mecene.domain.media.MediaStore;
import org.mecene.domain.media.StorageKey;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.platform.Job;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.Departures;
import org.mecene.domain.users.ErasureJournal;
import org.mecene.domain.users.User;
import org.mecene.domain.users.Users;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Erases those who left, when their subscriptions have ended at the provider and no money is in
/// flight that needs them (rules.md G1, G2, S23). Every step may be done again, by this or another
/// node, until the last one marks that it is over: first what they left in the database, then their
/// files, whose rows are kept until the bytes are gone.
public final class EraseAccounts implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(EraseAccounts.class);
    private static final int BATCH = 20;
    private static final int FILES = 100;

    private final Transactions transactions;
    private final Users users;
    private final Departures departures;
    private final ErasureJournal journal;
    private final MediaItems items;
    private final MediaStore store;
    private final AuditLog auditLog;
    private final Ids ids;

    public EraseAccounts(
            Transactions transactions,
            Users users,
            Departures departures,
            ErasureJournal journal,
            MediaItems items,
            MediaStore store,
            AuditLog auditLog,
            Ids ids) {
        this.transactions = transactions;
        this.users = users;
        this.departures = departures;
        this.journal = journal;
        this.items = items;
        this.store = store;
        this.auditLog = auditLog;
        this.ids = ids;
    }

    @Override
    public String name() {
        return "erase-accounts";
    }

    @Override
    public int run(Instant now) {
        var erased = 0;
        var ready = departures.ready(null, BATCH);
        while (!ready.isEmpty()) {
            erased += erase(ready, now);
            ready = departures.ready(ready.getLast(), BATCH);
        }
        return erased;
    }

    private int erase(List<UserId> ready, Instant now) {
        var erased = 0;
        for (var id : ready) {
            try {
                if (erase(id, now)) {
                    erased++;
                }
            } catch (RuntimeException failure) {
                LOG.warn("Account {} could not be erased and will be tried again", id, failure);
            }
        }
        return erased;
    }

    /// Whether nothing is left.
    private boolean erase(UserId id, Instant now) {
        if (!departures.ties(id).isEmpty()) {
            return false;
        }
        // First of all: a backup from before must not bring back what goes from here on (G3).
        journal.note(id);
        if (!wiped(id)) {
            return false;
        }
        var files = items.ofOwner(id, FILES);
        files.forEach(this::remove);
        return files.size() < FILES && finished(id, now);
    }

    private boolean wiped(UserId id) {
        return transactions.call(() -> {
            var user = leaving(id).filter(account -> departures.ties(account.id()).isEmpty());
            user.ifPresent(account -> {
                departures.wipe(account);
                users.save(account.pseudonym());
            });
            return user.isPresent();
        });
    }

    private void remove(MediaItem item) {
        item.variants().forEach(variant -> store.delete(StorageKey.of(item.id(), variant)));
        transactions.run(() -> items.remove(item.id()));
    }

    private boolean finished(UserId id, Instant now) {
        return transactions.call(() -> {
            var user = leaving(id);
            user.ifPresent(account -> {
                users.save(account.withStatus(User.Status.ERASED));
                auditLog.add(
                        new AuditLog.Entry(
                                ids.next(), now, null, "user.erase", id.value(), Map.of()));
            });
            return user.isPresent();
        });
    }

    private Optional<User> leaving(UserId id) {
        return users.findForUpdate(id).filter(user -> user.status() == User.Status.LEAVING);
    }
}
