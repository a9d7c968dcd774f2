package org.mecene.benchmark;

import java.util.List;

/// Something that is measured through the server, and what it is compared with.
record Subject(String name, Side server, List<Side> comparisons) {
    Subject {
        comparisons = List.copyOf(comparisons);
    }
}
