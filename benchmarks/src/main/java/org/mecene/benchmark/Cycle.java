package org.mecene.benchmark;

import java.util.List;

/// Gives one after another, and begins again after the last.
final class Cycle<T> {
    private final List<T> all;
    private int next;

    Cycle(List<T> all) {
        this.all = List.copyOf(all);
    }

    List<T> all() {
        return all;
    }

    T next() {
        var given = all.get(next);
        next = (next + 1) % all.size();
        return given;
    }
}
