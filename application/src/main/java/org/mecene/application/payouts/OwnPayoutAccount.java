package org.mecene.application.payouts;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payouts.PayoutAccount;
import org.mecene.domain.payouts.PayoutAccountOrder;
import org.mecene.domain.payouts.PayoutAccounts;
import org.mecene.domain.payouts.PayoutGateway;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.Users;

/// Leads somebody to the provider's page on which they say who they are and where they bank, and
/// shows how that stands. What is done there comes back as the provider's word; that somebody comes
/// back from the page proves nothing (rules.md W12).
public final class OwnPayoutAccount {
    private final Transactions transactions;
    private final PayoutAccounts accounts;
    private final Users users;
    private final PayoutGateway gateway;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public OwnPayoutAccount(
            Transactions transactions,
            PayoutAccounts accounts,
            Users users,
            PayoutGateway gateway,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.users = users;
        this.gateway = gateway;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param page where the owner goes on, at the provider; a secret
    /// @param isNew whether there was no account before
    public record Begun(PayoutAccount account, URI page, boolean isNew) {
        @Override
        public String toString() {
            return "Begun[" + account.owner() + "]";
        }
    }

    /// Opens the caller's account, or leads to the one that there is. The caller has shown lately
    /// who they are, because the page lets them change the bank account (rules.md P7).
    ///
    /// @param returnUrl a place that the caller was allowed to name
    /// @throws ProviderUnavailable when the provider does not answer; asked again, it goes on
    public Begun begin(Actor actor, URI returnUrl) {
        var owner = actor.requireSignedIn().id();
        var isNew = transactions.call(() -> openRow(owner));
        var account = accounts.find(owner).orElseThrow();
        var ref = account.providerRef();
        if (ref == null) {
            ref = name(owner);
        }
        var page = gateway.startOnboarding(ref, returnUrl);
        return new Begun(accounts.find(owner).orElseThrow(), page, isNew);
    }

    /// @return the caller's account as the provider said last; null when there is none
    public @Nullable PayoutAccount show(Actor actor) {
        return accounts.find(actor.requireSignedIn().id()).orElse(null);
    }

    private boolean openRow(UserId owner) {
        var now = clock.instant();
        if (!accounts.add(PayoutAccount.open(owner, now))) {
            return false;
        }
        auditLog.add(entry(owner, now));
        return true;
    }

    /// Of two that come at once, both are given the same name by the provider.
    private String name(UserId owner) {
        var user =
                users.find(owner).orElseThrow(() -> CommonRefusal.notFound(Thing.PAYOUT_ACCOUNT));
        var given = gateway.openAccount(new PayoutAccountOrder(owner, user.profile().country()));
        return transactions.call(() -> {
            var current = accounts.findForUpdate(owner).orElseThrow();
            if (current.providerRef() != null) {
                return current.providerRef();
            }
            accounts.save(current.knownAs(given));
            accounts.lookAt(given, clock.instant());
            return given;
        });
    }

    private AuditLog.Entry entry(UserId owner, Instant now) {
        return new AuditLog.Entry(
                ids.next(), now, owner, "payout_account.opened", owner.value(), Map.of());
    }
}
