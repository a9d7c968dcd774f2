package org.mecene.domain.users;

import java.time.Instant;
import java.util.Optional;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;

public final class InMemorySignUps implements SignUps {
    private final InMemoryDatabase database;
    private final Rows<EmailAddress, SignUp> signUps;

    public InMemorySignUps(InMemoryDatabase database) {
        this.database = database;
        this.signUps = new Rows<>(database.transactions());
    }

    @Override
    public void put(SignUp signUp) {
        signUps.put(signUp.email(), signUp);
    }

    @Override
    public Optional<SignUp> findByEmail(EmailAddress email) {
        return signUps.find(email);
    }

    @Override
    public Optional<SignUp> take(TokenHash token) {
        database.transactions().requireOpen();
        var found = signUps.where(signUp -> signUp.token().equals(token)).findFirst();
        found.ifPresent(signUp -> signUps.remove(signUp.email()));
        return found;
    }

    @Override
    public int forgetExpired(Instant now) {
        database.transactions().requireOpen();
        var expired = signUps.where(signUp -> !now.isBefore(signUp.expiresAt())).toList();
        expired.forEach(signUp -> signUps.remove(signUp.email()));
        return expired.size();
    }
}
