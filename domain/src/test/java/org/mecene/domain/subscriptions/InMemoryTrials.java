package org.mecene.domain.subscriptions;

import static org.mecene.domain.testkit.InMemoryDatabase.reference;

import java.time.Instant;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;
import org.mecene.domain.users.TokenHash;

public final class InMemoryTrials implements Trials {
    private final InMemoryDatabase database;
    private final Rows<Trial, Instant> trials;

    private record Trial(UserId creator, UserId subscriber, TokenHash address) {}

    public InMemoryTrials(InMemoryDatabase database) {
        this.database = database;
        this.trials = new Rows<>(database.transactions());
    }

    @Override
    public void remember(UserId subscriber, UserId creator, Instant at) {
        var trial = new Trial(creator, subscriber, addressOf(subscriber));
        if (!trials.has(trial)) {
            trials.add(trial, at);
        }
    }

    @Override
    public boolean had(UserId subscriber, UserId creator) {
        var address = addressOf(subscriber);
        return trials.keys()
                .filter(trial -> trial.creator().equals(creator))
                .anyMatch(trial ->
                        trial.subscriber().equals(subscriber) || trial.address().equals(address));
    }

    private TokenHash addressOf(UserId user) {
        return TokenHash.of(reference(database.users(), user).email().value());
    }
}
