package org.mecene.domain.users;

import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;

public final class InMemorySecondFactors implements SecondFactors {
    private final InMemoryDatabase database;
    private final Rows<UserId, SecondFactor> factors;

    public InMemorySecondFactors(InMemoryDatabase database) {
        this.database = database;
        this.factors = new Rows<>(database.transactions());
    }

    @Override
    public boolean isOn(UserId user) {
        return factors.find(user).filter(SecondFactor::isOn).isPresent();
    }

    @Override
    public Optional<SecondFactor> findForUpdate(UserId user) {
        return factors.findForUpdate(user);
    }

    @Override
    public void put(SecondFactor factor) {
        InMemoryDatabase.reference(database.users(), factor.user());
        factors.put(factor.user(), factor);
    }

    @Override
    public void remove(UserId user) {
        factors.remove(user);
    }
}
