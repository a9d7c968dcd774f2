package org.mecene.application.content;

import java.time.InstantSource;
import org.mecene.domain.content.Posts.Reader;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.platform.SettingsStore;
import org.mecene.domain.subscriptions.GracePolicy;

/// Makes a reader of an actor: who reads, now, under the grace that the server grants.
public final class Reading {
    private final SettingsStore settings;
    private final InstantSource clock;

    public Reading(SettingsStore settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public Reader by(Actor actor) {
        var grace = GracePolicy.ofDays(settings.current().subscriptionGraceDays());
        return new Reader(actor, grace, clock.instant());
    }
}
