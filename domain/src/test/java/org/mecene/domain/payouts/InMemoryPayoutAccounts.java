package org.mecene.domain.payouts;

import static org.mecene.domain.testkit.InMemoryDatabase.reference;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;

public final class InMemoryPayoutAccounts implements PayoutAccounts {
    private final InMemoryDatabase database;
    private final Rows<UserId, PayoutAccount> accounts;
    private final Rows<UserId, Instant> looks;

    public InMemoryPayoutAccounts(InMemoryDatabase database) {
        this.database = database;
        this.accounts = new Rows<>(database.transactions());
        this.looks = new Rows<>(database.transactions());
    }

    @Override
    public boolean add(PayoutAccount account) {
        reference(database.users(), account.owner());
        if (accounts.findForUpdate(account.owner()).isPresent()) {
            return false;
        }
        accounts.add(account.owner(), account);
        return true;
    }

    @Override
    public void save(PayoutAccount account) {
        var next =
                new PayoutAccount(
                        account.owner(),
                        account.providerRef(),
                        account.standing(),
                        account.readySince(),
                        account.heldUntil(),
                        account.createdAt(),
                        account.version() + 1);
        accounts.replace(
                account.owner(),
                next,
                stored -> stored.version() == account.version(),
                Thing.PAYOUT_ACCOUNT);
    }

    @Override
    public Optional<PayoutAccount> find(UserId owner) {
        return accounts.find(owner);
    }

    @Override
    public Optional<PayoutAccount> findForUpdate(UserId owner) {
        return accounts.findForUpdate(owner);
    }

    @Override
    public Optional<PayoutAccount> findByRef(String providerRef) {
        return accounts.where(account -> providerRef.equals(account.providerRef())).findFirst();
    }

    @Override
    public void lookAt(String providerRef, Instant at) {
        findByRef(providerRef).ifPresent(account -> looks.put(account.owner(), at));
    }

    @Override
    public List<PayoutAccount> claim(Instant now, Instant until, int max) {
        var due =
                accounts.where(account ->
                                looks.find(account.owner())
                                        .filter(at -> !at.isAfter(now))
                                        .isPresent())
                        .limit(max)
                        .toList();
        due.forEach(account -> looks.put(account.owner(), until));
        return due;
    }

    @Override
    public void looked(UserId owner, Instant claimedUntil) {
        if (looks.find(owner).filter(claimedUntil::equals).isPresent()) {
            looks.remove(owner);
        }
    }

    public void forget(UserId owner) {
        accounts.remove(owner);
        looks.remove(owner);
    }

    @Override
    public boolean isStopped(UserId payee) {
        return find(payee).filter(PayoutAccount::isStopped).isPresent();
    }
}
