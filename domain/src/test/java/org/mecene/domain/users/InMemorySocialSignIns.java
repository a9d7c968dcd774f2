package org.mecene.domain.users;

import java.time.Instant;
import java.util.Optional;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;

public final class InMemorySocialSignIns implements SocialSignIns {
    private final InMemoryDatabase database;
    private final Rows<TokenHash, SocialAttempt> attempts;
    private final Rows<TokenHash, SignInCode> codes;

    public InMemorySocialSignIns(InMemoryDatabase database) {
        this.database = database;
        this.attempts = new Rows<>(database.transactions());
        this.codes = new Rows<>(database.transactions());
    }

    @Override
    public void begin(SocialAttempt attempt) {
        attempts.add(attempt.state(), attempt);
    }

    @Override
    public Optional<SocialAttempt> take(TokenHash state) {
        var found = attempts.findForUpdate(state);
        found.ifPresent(_ -> attempts.remove(state));
        return found;
    }

    @Override
    public void add(SignInCode code) {
        InMemoryDatabase.reference(database.users(), code.user());
        codes.add(code.code(), code);
    }

    @Override
    public Optional<SignInCode> findCode(TokenHash code) {
        return codes.find(code);
    }

    @Override
    public Optional<SignInCode> takeCode(TokenHash code) {
        var found = codes.findForUpdate(code);
        found.ifPresent(_ -> codes.remove(code));
        return found;
    }

    @Override
    public int forgetExpired(Instant now) {
        database.transactions().requireOpen();
        var oldAttempts = attempts.where(old -> !now.isBefore(old.expiresAt())).toList();
        var oldCodes = codes.where(old -> !now.isBefore(old.expiresAt())).toList();
        oldAttempts.forEach(old -> attempts.remove(old.state()));
        oldCodes.forEach(old -> codes.remove(old.code()));
        return oldAttempts.size() + oldCodes.size();
    }
}
