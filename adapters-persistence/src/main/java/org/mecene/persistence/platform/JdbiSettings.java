package org.mecene.persistence.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;
import org.mecene.domain.platform.PayoutPolicy;
import org.mecene.domain.platform.Settings;
import org.mecene.domain.platform.SettingsStore;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Json;
import org.mecene.persistence.database.Row;

/// The settings in one row; without one the defaults count. They are asked for on every request, so
/// this node remembers them and reads them again several times a second ([#refresh]).
///
/// Safe for use by many threads.
public final class JdbiSettings implements SettingsStore {
    private final Database database;
    private final Json json = new Json();
    private volatile @Nullable Settings remembered;

    public JdbiSettings(Database database) {
        this.database = database;
    }

    @Override
    public Settings current() {
        var known = remembered;
        return known == null ? refresh() : known;
    }

    /// Reads the settings as they are now.
    public Settings refresh() {
        var loaded = load().orElse(Settings.DEFAULT);
        remembered = loaded;
        return loaded;
    }

    @Override
    public Settings replace(Settings settings) {
        var stored =
                database.transaction()
                        .createUpdate(
                                """
                                INSERT INTO settings AS s (
                                  platform_fee_basis_points, minimum_donations, currencies, subscription_grace_days,
                                  administrators_need_second_factor, payout_hold_days, payout_approval_above, version)
                                VALUES (:platformFee, :minimumDonations::jsonb, :currencies, :graceDays,
                                  :needSecondFactor, :holdDays, :approvalAbove::jsonb, :version + 1)
                                    ON CONFLICT (singleton) DO UPDATE
                                   SET platform_fee_basis_points = excluded.platform_fee_basis_points,
                                       minimum_donations = excluded.minimum_donations,
                                       currencies = excluded.currencies,
                                       subscription_grace_days = excluded.subscription_grace_days,
                                       administrators_need_second_factor = excluded.administrators_need_second_factor,
                                       payout_hold_days = excluded.payout_hold_days,
                                       payout_approval_above = excluded.payout_approval_above,
                                       version = excluded.version
                                 WHERE s.version = :version
                                """)
                        .bind("platformFee", settings.platformFee().value())
                        .bind("minimumDonations", json.write(settings.minimumDonations()))
                        .bindArray(
                                "currencies",
                                String.class,
                                settings.currencies().stream()
                                        .map(Currency::getCurrencyCode)
                                        .toArray())
                        .bind("graceDays", settings.subscriptionGraceDays())
                        .bind("needSecondFactor", settings.administratorsNeedSecondFactor())
                        .bind("holdDays", settings.payouts().holdDays())
                        .bind("approvalAbove", json.write(settings.payouts().approvalAbove()))
                        .bind("version", settings.version())
                        .execute();
        if (stored == 0) {
            throw new Refused(new CommonRefusal.ChangedMeanwhile(Thing.SETTINGS));
        }
        database.afterCommit(() -> remembered = null);
        return new Settings(
                settings.platformFee(),
                settings.minimumDonations(),
                settings.currencies(),
                settings.subscriptionGraceDays(),
                settings.administratorsNeedSecondFactor(),
                settings.payouts(),
                settings.version() + 1);
    }

    private Optional<Settings> load() {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT platform_fee_basis_points, minimum_donations, currencies,
                                       subscription_grace_days, administrators_need_second_factor, payout_hold_days,
                                       payout_approval_above, version
                                  FROM settings
                                """)
                        .map((result, context) -> settings(result))
                        .findOne());
    }

    private Settings settings(ResultSet result) throws SQLException {
        var row = new Row(result);
        return new Settings(
                new BasisPoints(row.integer()),
                Arrays.asList(json.read(row.text(), Money[].class)),
                row.list(String.class).stream().map(Currency::getInstance).toList(),
                row.integer(),
                row.flag(),
                new PayoutPolicy(
                        row.integer(), Arrays.asList(json.read(row.text(), Money[].class))),
                row.number());
    }
}
