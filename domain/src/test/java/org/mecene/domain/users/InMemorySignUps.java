package org.mecene.domain.users;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;

public final class InMemorySignUps implements SignUps {
    private final InMemoryDatabase database;
    private final Rows<TokenHash, SignUp> signUps;

    public InMemorySignUps(InMemoryDatabase database) {
        this.database = database;
        this.signUps = new Rows<>(database.transactions());
    }

    @Override
    public void add(SignUp signUp) {
        signUps.add(signUp.token(), signUp);
    }

    @Override
    public Optional<SignUp> newestOf(EmailAddress email) {
        return signUps.where(isFor(email)).max(Comparator.comparing(SignUp::expiresAt));
    }

    @Override
    public List<SignUp> takeAll(TokenHash token) {
        var email = signUps.findForUpdate(token).map(SignUp::email);
        var all = email.stream().flatMap(found -> signUps.where(isFor(found))).toList();
        all.forEach(signUp -> signUps.remove(signUp.token()));
        return all;
    }

    @Override
    public boolean remove(TokenHash token) {
        var found = signUps.findForUpdate(token);
        found.ifPresent(_ -> signUps.remove(token));
        return found.isPresent();
    }

    @Override
    public void forget(EmailAddress email) {
        database.transactions().requireOpen();
        signUps.where(isFor(email)).toList().forEach(found -> signUps.remove(found.token()));
    }

    @Override
    public int forgetExpired(Instant now) {
        database.transactions().requireOpen();
        var expired = signUps.where(signUp -> !now.isBefore(signUp.expiresAt())).toList();
        expired.forEach(signUp -> signUps.remove(signUp.token()));
        return expired.size();
    }

    private static Predicate<SignUp> isFor(EmailAddress email) {
        return signUp -> signUp.email().equals(email);
    }
}
