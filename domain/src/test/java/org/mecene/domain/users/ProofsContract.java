package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.testkit.Fixture;

/// What every [Proofs] promises.
public interface ProofsContract extends Fixture {
    @Test
    default void keeps_the_newest_proof_of_a_session() {
        var session = hasSession();
        var first = new Proof(ports().clock().instant(), Set.of(Proof.Method.PASSWORD));
        var second = first.and(Proof.Method.CODE, first.at().plus(Duration.ofMinutes(1)));
        assertThat(ports().proofs().find(session)).isEmpty();

        committed(() -> ports().proofs().put(session, first));
        assertThat(ports().proofs().find(session)).contains(first);
        committed(() -> ports().proofs().put(session, second));

        assertThat(ports().proofs().find(session)).contains(second);
    }

    @Test
    default void forgets_the_proof_with_its_session() {
        var session = hasSession();
        var proof = new Proof(ports().clock().instant(), Set.of(Proof.Method.LINK));
        committed(() -> ports().proofs().put(session, proof));

        committed(() -> ports().sessions().end(session));

        assertThat(ports().proofs().find(session)).isEmpty();
    }

    private SessionId hasSession() {
        var id = new SessionId(ports().ids().next());
        var user = has(aUser());
        var now = ports().clock().instant();
        committed(() ->
                ports().sessions()
                        .add(Session.begin(id, user.id(), TokenHash.of("t" + id), now, null)));
        return id;
    }
}
