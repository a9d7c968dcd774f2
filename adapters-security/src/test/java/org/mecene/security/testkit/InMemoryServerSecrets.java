package org.mecene.security.testkit;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.mecene.domain.platform.ServerSecrets;

public final class InMemoryServerSecrets implements ServerSecrets {
    private final ConcurrentMap<String, String> secrets = new ConcurrentHashMap<>();

    @Override
    public String of(String name, Supplier<String> make) {
        return secrets.computeIfAbsent(name, _ -> make.get());
    }
}
