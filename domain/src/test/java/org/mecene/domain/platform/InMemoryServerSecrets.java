package org.mecene.domain.platform;

import java.util.function.Supplier;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;

public final class InMemoryServerSecrets implements ServerSecrets {
    private final InMemoryDatabase database;
    private final Rows<String, String> secrets;

    public InMemoryServerSecrets(InMemoryDatabase database) {
        this.database = database;
        this.secrets = new Rows<>(database.transactions());
    }

    @Override
    public String of(String name, Supplier<String> make) {
        return database.transactions()
                .call(() ->
                        secrets.find(name)
                                .orElseGet(() -> {
                                    var made = make.get();
                                    secrets.add(name, made);
                                    return made;
                                }));
    }

    @Override
    public boolean replace(String name, String present, String next) {
        return database.transactions()
                .call(() -> {
                    if (secrets.find(name).filter(present::equals).isEmpty()) {
                        return false;
                    }
                    secrets.put(name, next);
                    return true;
                });
    }
}
