package org.mecene.domain.users;

import java.time.Instant;
import java.util.Optional;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;

public final class InMemoryPasskeyChallenges implements PasskeyChallenges {
    private final InMemoryDatabase database;
    private final Rows<TokenHash, PasskeyChallenge> challenges;

    public InMemoryPasskeyChallenges(InMemoryDatabase database) {
        this.database = database;
        this.challenges = new Rows<>(database.transactions());
    }

    @Override
    public void add(PasskeyChallenge challenge) {
        challenges.add(challenge.challenge(), challenge);
    }

    @Override
    public Optional<PasskeyChallenge> take(TokenHash challenge) {
        var found = challenges.findForUpdate(challenge);
        found.ifPresent(_ -> challenges.remove(challenge));
        return found;
    }

    @Override
    public int forgetExpired(Instant now) {
        database.transactions().requireOpen();
        var old = challenges.where(waiting -> !now.isBefore(waiting.expiresAt())).toList();
        old.forEach(waiting -> challenges.remove(waiting.challenge()));
        return old.size();
    }
}
