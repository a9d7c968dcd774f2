package org.mecene.domain.users;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;

public final class InMemoryPasskeys implements Passkeys {
    private final InMemoryDatabase database;
    private final Rows<String, Passkey> passkeys;

    public InMemoryPasskeys(InMemoryDatabase database) {
        this.database = database;
        this.passkeys = new Rows<>(database.transactions());
    }

    @Override
    public void add(Passkey passkey) {
        InMemoryDatabase.reference(database.users(), passkey.user());
        if (passkeys.has(passkey.credential())) {
            throw new Refused(new UserRefusal.PasskeyKnown());
        }
        passkeys.add(passkey.credential(), passkey);
    }

    @Override
    public List<Passkey> of(UserId user) {
        return passkeys.where(passkey -> passkey.user().equals(user))
                .sorted(
                        Comparator.comparing(Passkey::createdAt)
                                .thenComparing(passkey -> passkey.id().value()))
                .toList();
    }

    @Override
    public List<Passkey> of(EmailAddress address) {
        return database.users()
                .where(user -> user.email().equals(address))
                .flatMap(user -> of(user.id()).stream())
                .toList();
    }

    @Override
    public Optional<Passkey> findForUpdate(String credential) {
        return passkeys.findForUpdate(credential);
    }

    @Override
    public void save(Passkey passkey) {
        if (passkeys.findForUpdate(passkey.credential()).isPresent()) {
            passkeys.put(passkey.credential(), passkey);
        }
    }

    @Override
    public void remove(UserId user, PasskeyId id) {
        database.transactions().requireOpen();
        of(user).stream()
                .filter(passkey -> passkey.id().equals(id))
                .forEach(passkey -> passkeys.remove(passkey.credential()));
    }
}
