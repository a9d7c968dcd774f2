package org.mecene.application.subscriptions;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.transactions.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stops subscriptions one by one, each at the provider first and then here, so that nobody reads
/// of an end that the provider has not heard of. One that fails waits for the next run, and holds
/// up none of the others.
final class ProviderFirst {
    /// How many are stopped in one run.
    static final int BATCH = 100;

    private static final Logger LOG = LoggerFactory.getLogger(ProviderFirst.class);

    private final Transactions transactions;
    private final Subscriptions subscriptions;

    ProviderFirst(Transactions transactions, Subscriptions subscriptions) {
        this.transactions = transactions;
        this.subscriptions = subscriptions;
    }

    /// @param tell says it to the provider, outside of any transaction, and answers what is to be
    ///   done here, with the subscription as it stands by then; only if that is live still
    /// @return how many were stopped
    int stop(List<Subscription> due, Function<Subscription, Consumer<Subscription>> tell) {
        var stopped = 0;
        for (var subscription : due) {
            try {
                var follow = tell.apply(subscription);
                transactions.run(() ->
                        subscriptions
                                .findForUpdate(subscription.id())
                                .filter(current -> current.status().isLive())
                                .ifPresent(follow));
                stopped++;
            } catch (RuntimeException failure) {
                LOG.warn(
                        "Subscription {} could not be stopped and will be tried again",
                        subscription.id(),
                        failure);
            }
        }
        return stopped;
    }
}
