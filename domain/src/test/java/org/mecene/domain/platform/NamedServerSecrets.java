package org.mecene.domain.platform;

import java.util.function.Supplier;

/// The secrets of a server on which each is its own name, the same on every node.
public final class NamedServerSecrets implements ServerSecrets {
    @Override
    public String of(String name, Supplier<String> make) {
        return "the-key-of-" + name;
    }

    /// What a name gives never changes.
    @Override
    public boolean replace(String name, String present, String next) {
        return false;
    }
}
