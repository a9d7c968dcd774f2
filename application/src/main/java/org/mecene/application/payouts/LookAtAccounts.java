package org.mecene.application.payouts;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.mecene.domain.events.Events;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payouts.AccountStanding;
import org.mecene.domain.payouts.PayoutAccount;
import org.mecene.domain.payouts.PayoutAccounts;
import org.mecene.domain.payouts.PayoutEvent.DestinationChanged;
import org.mecene.domain.payouts.PayoutGateway;
import org.mecene.domain.platform.Job;
import org.mecene.domain.platform.SettingsStore;
import org.mecene.domain.transactions.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the provider how payout accounts stand of which it said that something is new. One account
/// is asked for by one worker at a time, so an older answer is never applied after a newer one.
public final class LookAtAccounts implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(LookAtAccounts.class);
    private static final int BATCH = 20;
    private static final Duration CLAIM = Duration.ofMinutes(2);

    private final Transactions transactions;
    private final PayoutAccounts accounts;
    private final PayoutGateway gateway;
    private final SettingsStore settings;
    private final Events events;
    private final InstantSource clock;

    public LookAtAccounts(
            Transactions transactions,
            PayoutAccounts accounts,
            PayoutGateway gateway,
            SettingsStore settings,
            Events events,
            InstantSource clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.gateway = gateway;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "look-at-payout-accounts";
    }

    @Override
    public int run(Instant now) {
        var until = now.plus(CLAIM);
        var due = transactions.call(() -> accounts.claim(now, until, BATCH));
        for (var account : due) {
            // When the provider is out, the others wait for the end of the claim.
            try {
                var standing = gateway.standing(requireNonNull(account.providerRef()));
                transactions.run(() -> apply(account, standing, until));
            } catch (ProviderUnavailable unavailable) {
                LOG.warn(
                        "The payout account of {} will be asked for again",
                        account.owner(),
                        unavailable);
                break;
            } catch (RuntimeException failure) {
                LOG.error("The payout account of {} could not be read", account.owner(), failure);
            }
        }
        return due.size();
    }

    private void apply(PayoutAccount claimed, AccountStanding standing, Instant until) {
        var account = accounts.findForUpdate(claimed.owner()).orElseThrow();
        if (!standing.equals(account.standing())) {
            var hold = settings.current().payouts().hold();
            accounts.save(account.told(standing, hold, clock.instant()));
            if (account.leadsElsewhere(standing)) {
                events.publish(new DestinationChanged(account.owner()));
            }
        }
        accounts.looked(account.owner(), until);
    }
}
