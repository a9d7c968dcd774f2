package org.mecene.domain.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;

public final class InMemoryRepeatedRequests implements RepeatedRequests {
    private final InMemoryDatabase database;
    private final Rows<Key, Held> requests;

    public InMemoryRepeatedRequests(InMemoryDatabase database) {
        this.database = database;
        this.requests = new Rows<>(database.transactions());
    }

    private record Held(String fingerprint, Instant since, @Nullable Answer answer) {
        boolean isOverAt(Instant now) {
            return answer == null
                    ? !now.isBefore(since.plus(RUNNING_LIMIT))
                    : !now.isBefore(since.plus(MEMORY));
        }
    }

    @Override
    public Claim claim(Key key, String fingerprint, Instant now) {
        return database.transactions()
                .call(() -> {
                    var held = requests.find(key).orElse(null);
                    if (held == null || held.isOverAt(now)) {
                        requests.put(key, new Held(fingerprint, now, null));
                        return new Claim.Granted();
                    }
                    if (!held.fingerprint().equals(fingerprint)) {
                        return new Claim.UsedOtherwise();
                    }
                    var answer = held.answer();
                    return answer == null ? new Claim.Running() : new Claim.Answered(answer);
                });
    }

    @Override
    public void remember(Key key, Answer answer) {
        database.transactions()
                .run(() ->
                        requests.find(key)
                                .ifPresent(held ->
                                        requests.put(
                                                key,
                                                new Held(
                                                        held.fingerprint(),
                                                        held.since(),
                                                        answer))));
    }

    @Override
    public void release(Key key) {
        database.transactions()
                .run(() ->
                        requests.find(key)
                                .filter(held -> held.answer() == null)
                                .ifPresent(_ -> requests.remove(key)));
    }

    @Override
    public int forgetOld(Instant now) {
        return database.transactions()
                .call(() -> {
                    var old =
                            requests.keys()
                                    .filter(key ->
                                            requests.find(key)
                                                    .filter(held ->
                                                            !now.isBefore(
                                                                    held.since().plus(MEMORY)))
                                                    .isPresent())
                                    .toList();
                    old.forEach(requests::remove);
                    return old.size();
                });
    }
}
