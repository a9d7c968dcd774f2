package org.mecene.rest.platform;

import java.util.concurrent.atomic.AtomicBoolean;

/// Whether this node still wants requests: not once it has begun to stop.
public final class Readiness {
    private final AtomicBoolean stopping;

    public Readiness(AtomicBoolean stopping) {
        this.stopping = stopping;
    }

    boolean isStopping() {
        return stopping.get();
    }
}
