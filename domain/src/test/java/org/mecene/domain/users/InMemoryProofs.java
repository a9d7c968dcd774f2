package org.mecene.domain.users;

import java.util.Optional;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;

public final class InMemoryProofs implements Proofs {
    private final InMemorySessions sessions;
    private final Rows<SessionId, Proof> proofs;

    public InMemoryProofs(InMemoryDatabase database, InMemorySessions sessions) {
        this.sessions = sessions;
        this.proofs = new Rows<>(database.transactions());
    }

    @Override
    public void put(SessionId session, Proof proof) {
        proofs.put(session, proof);
    }

    @Override
    public Optional<Proof> find(SessionId session) {
        return proofs.find(session).filter(_ -> sessions.has(session));
    }
}
