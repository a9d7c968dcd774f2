package org.mecene.domain.users;

import java.time.Instant;
import java.util.Comparator;
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
        var waiting =
                signUps.where(isFor(signUp.email()))
                        .filter(other -> signUp.begunAt().isBefore(other.expiresAt()))
                        .toList();
        if (!waiting.stream().allMatch(other -> isAlike(signUp, other))) {
            contest(signUp.email());
        }
    }

    @Override
    public void contest(EmailAddress email) {
        database.transactions().requireOpen();
        signUps.where(isFor(email))
                .toList()
                .forEach(waiting -> signUps.put(waiting.token(), waiting.contested()));
    }

    @Override
    public Optional<SignUp> newestOf(EmailAddress email) {
        return signUps.where(isFor(email)).max(Comparator.comparing(SignUp::expiresAt));
    }

    @Override
    public Optional<SignUp> take(TokenHash token) {
        var found = signUps.findForUpdate(token);
        found.ifPresent(signUp -> forget(signUp.email()));
        return found;
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

    private static boolean isAlike(SignUp one, SignUp other) {
        return one.isBySameAsker(other) && one.isContested() == other.isContested();
    }

    private static Predicate<SignUp> isFor(EmailAddress email) {
        return signUp -> signUp.email().equals(email);
    }
}
