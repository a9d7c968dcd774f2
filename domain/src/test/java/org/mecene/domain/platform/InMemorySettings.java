package org.mecene.domain.platform;

import org.mecene.domain.refusal.CommonRefusal.ChangedMeanwhile;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;

public final class InMemorySettings implements SettingsStore {
    private static final String ONLY = "settings";

    private final InMemoryDatabase database;
    private final Rows<String, Settings> settings;

    public InMemorySettings(InMemoryDatabase database) {
        this.database = database;
        this.settings = new Rows<>(database.transactions());
    }

    @Override
    public Settings current() {
        return settings.find(ONLY).orElse(Settings.DEFAULT);
    }

    @Override
    public Settings replace(Settings replacement) {
        database.transactions().requireOpen();
        if (replacement.version() != current().version()) {
            throw new Refused(new ChangedMeanwhile(Thing.SETTINGS));
        }
        var next =
                new Settings(
                        replacement.platformFee(),
                        replacement.minimumDonations(),
                        replacement.currencies(),
                        replacement.subscriptionGraceDays(),
                        replacement.administratorsNeedSecondFactor(),
                        replacement.payouts(),
                        replacement.version() + 1);
        settings.put(ONLY, next);
        return next;
    }
}
