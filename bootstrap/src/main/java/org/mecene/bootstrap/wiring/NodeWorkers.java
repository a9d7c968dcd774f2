package org.mecene.bootstrap.wiring;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mecene.bootstrap.worker.Bell;
import org.mecene.bootstrap.worker.Workers;
import org.mecene.persistence.platform.SharedClock;

/// The workers of a node. What is stored on this node rings a bell; what other nodes stored is
/// found within a second.
final class NodeWorkers {
    private static final Duration SOON = Duration.ofMillis(500);

    /// Well under the second within which an end, a ban or a lost role counts on every node.
    private static final Duration WATCH = Duration.ofMillis(250);

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(2);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MEDIA_STORE = Duration.ofSeconds(10);
    private static final Duration TIDY = Duration.ofMinutes(10);

    private NodeWorkers() {}

    /// @param clock null when payments are real
    static Workers of(
            Parts parts,
            MoneyUseCases money,
            BackgroundUseCases background,
            Bells bells,
            @Nullable SharedClock clock,
            MediaStoreHealth mediaStore) {
        var kept = parts.kept();
        var workers = new Workers();
        workers.add("notices", 2, money.payments().applyNotices()::handle, SOON, bells.notices());
        workers.add("events", 2, background.handleEvents()::handle, SOON, bells.events());
        workers.add("mails", 2, background.sendMails()::handle, SOON, bells.mails());
        every(workers, "jobs", NOW_AND_THEN, () -> background.runJobs().handle());
        every(workers, "sessions", WATCH, kept.standings()::forgetWhatChanged);
        every(workers, "settings", WATCH, kept.settings()::refresh);
        every(workers, "keys", SECOND, parts.keys().accessTokens()::refreshKeys);
        every(workers, "media-store", MEDIA_STORE, mediaStore::ask);
        every(workers, "tidy", TIDY, kept.standings()::removeOldNotes);
        every(workers, "reconcile", MINUTE, money.payments().reconcile()::runIfDue);
        every(workers, "old-keys", TIDY, parts.keys().accessTokens()::forgetOldKeys);
        var sandbox = parts.outside().sandbox();
        if (sandbox != null) {
            var provider = sandbox.provider();
            workers.add(
                    "sandbox-webhooks",
                    1,
                    () -> done(provider::deliverWebhooks),
                    SOON,
                    bells.webhooks());
            every(workers, "sandbox", NOW_AND_THEN, () -> provider.runDue(parts.clock().instant()));
        }
        if (clock != null) {
            every(workers, "clock", WATCH, clock::refresh);
        }
        return workers;
    }

    private static void every(Workers workers, String name, Duration pause, Runnable work) {
        workers.add(name, 1, () -> done(work), pause, new Bell());
    }

    /// Says that there is nothing more to do, so that the worker pauses.
    private static int done(Runnable work) {
        work.run();
        return 0;
    }
}
