package org.mecene.application.payouts;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.mecene.domain.events.Events;
import org.mecene.domain.identity.UserId;
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

/// Asks the provider how payout accounts stand of which it said that something is new. An answer is
/// dropped when the account was told something else since it was asked for, so an older one is not
/// applied after a newer one.
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

    /// Asks for one now, whether or not anything was said of it.
    ///
    /// @throws ProviderUnavailable when there is no answer
    void lookNow(UserId owner) {
        var account = accounts.find(owner).orElse(null);
        if (account == null || account.providerRef() == null) {
            return;
        }
        var standing = gateway.standing(account.providerRef());
        transactions.run(() -> tell(account, standing));
    }

    private void apply(PayoutAccount claimed, AccountStanding standing, Instant until) {
        if (tell(claimed, standing)) {
            accounts.looked(claimed.owner(), until);
        }
    }

    /// @param asked the account as it was before the provider was asked
    /// @return false when something else was said of it meanwhile
    private boolean tell(PayoutAccount asked, AccountStanding standing) {
        var account = accounts.findForUpdate(asked.owner()).orElse(null);
        if (account == null || account.version() != asked.version()) {
            return false;
        }
        if (!standing.equals(account.standing())) {
            var hold = settings.current().payouts().hold();
            accounts.save(account.told(standing, hold, clock.instant()));
            if (account.leadsElsewhere(standing)) {
                events.publish(new DestinationChanged(account.owner()));
            }
        }
        return true;
    }
}
