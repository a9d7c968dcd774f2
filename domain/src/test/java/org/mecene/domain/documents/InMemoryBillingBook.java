package org.mecene.domain.documents;

import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.InMemoryDatabase;

public final class InMemoryBillingBook implements BillingBook {
    private final InMemoryDatabase database;

    public InMemoryBillingBook(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<BillingDetails> find(UserId user) {
        return database.billingDetails().find(user);
    }

    @Override
    public void put(UserId user, BillingDetails details) {
        InMemoryDatabase.reference(database.users(), user);
        database.billingDetails().put(user, details);
    }
}
