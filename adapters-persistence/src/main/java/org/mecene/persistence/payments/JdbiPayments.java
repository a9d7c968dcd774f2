package org.mecene.persistence.payments;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.payments.Period;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Keyset;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;

public final class JdbiPayments implements Payments {
    private static final String SELECT =
            """
            SELECT id, purpose, purpose_id, payer_id, amount_minor, currency, platform_fee_basis_points, status,
                   provider_ref, failure, settled_at, refunded_minor, withdrawn_minor, kept_minor, created_at, version
              FROM payments
            """;

    private final Database database;

    public JdbiPayments(Database database) {
        this.database = database;
    }

    @Override
    public void add(Payment payment) {
        var request = payment.request();
        var state = payment.state();
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO payments (
                          id, purpose, purpose_id, payer_id, amount_minor, currency, platform_fee_basis_points, status,
                          provider_ref, failure, settled_at, refunded_minor, withdrawn_minor, kept_minor, created_at, version,
                          release_at)
                        VALUES (
                          :id, :purpose, :purposeId, :payer, :amount, :currency, :platformFee, :status,
                          :providerRef, :failure, :settledAt, :refunded, :withdrawn, :kept, :createdAt, 0, :settledAt)
                        """)
                .bind("id", payment.id())
                .bind("purpose", Names.of(request.purpose()))
                .bind("purposeId", request.purposeId())
                .bind("payer", Database.idOrNull(request.payer()))
                .bind("amount", request.amount().minor())
                .bind("currency", request.amount().currency().getCurrencyCode())
                .bind("platformFee", request.platformFee().value())
                .bind("status", Names.of(state.status()))
                .bind("providerRef", state.providerRef())
                .bind("failure", state.failure())
                .bind("settledAt", Database.timeOrNull(state.settledAt()))
                .bind("refunded", state.refunded().minor())
                .bind("withdrawn", minorOrNull(state.withdrawn()))
                .bind("kept", state.kept().minor())
                .bind("createdAt", payment.createdAt())
                .execute();
    }

    @Override
    public void save(Payment payment) {
        var state = payment.state();
        var saved =
                database.transaction()
                        .createUpdate(
                                """
                                UPDATE payments
                                   SET status = :status,
                                       provider_ref = :providerRef,
                                       failure = :failure,
                                       settled_at = :settledAt,
                                       refunded_minor = :refunded,
                                       withdrawn_minor = :withdrawn,
                                       kept_minor = :kept,
                                       release_at = CASE WHEN settled_at IS NULL THEN :settledAt::timestamptz
                                                         ELSE release_at END,
                                       version = version + 1
                                 WHERE id = :id AND version = :version
                                """)
                        .bind("id", payment.id())
                        .bind("status", Names.of(state.status()))
                        .bind("providerRef", state.providerRef())
                        .bind("failure", state.failure())
                        .bind("settledAt", Database.timeOrNull(state.settledAt()))
                        .bind("refunded", state.refunded().minor())
                        .bind("withdrawn", minorOrNull(state.withdrawn()))
                        .bind("kept", state.kept().minor())
                        .bind("version", payment.version())
                        .execute();
        if (saved == 0) {
            throw new Refused(new CommonRefusal.ChangedMeanwhile(Thing.PAYMENT));
        }
    }

    @Override
    public Optional<Payment> find(PaymentId id) {
        return database.read(handle ->
                handle.createQuery(SELECT + " WHERE id = :id")
                        .bind("id", id)
                        .map((result, context) -> payment(new Row(result)))
                        .findOne());
    }

    @Override
    public Optional<Payment> findForUpdate(PaymentId id) {
        return database.transaction()
                .createQuery(SELECT + " WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .map((result, context) -> payment(new Row(result)))
                .findOne();
    }

    @Override
    public void paysFor(PaymentId id, Period period) {
        database.transaction()
                .createUpdate(
                        "UPDATE payments SET period_from = :from, period_to = :to WHERE id = :id")
                .bind("id", id)
                .bind("from", period.from())
                .bind("to", period.to())
                .execute();
    }

    @Override
    public Optional<Period> period(PaymentId id) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT period_from, period_to
                                  FROM payments
                                 WHERE id = :id AND period_from IS NOT NULL
                                """)
                        .bind("id", id)
                        .map((result, context) -> {
                            var row = new Row(result);
                            return new Period(row.instant(), row.instant());
                        })
                        .findOne());
    }

    @Override
    public Optional<Payment> findForUpdateByRef(String providerRef) {
        return database.transaction()
                .createQuery(SELECT + " WHERE provider_ref = :ref FOR UPDATE")
                .bind("ref", providerRef)
                .map((result, context) -> payment(new Row(result)))
                .findOne();
    }

    @Override
    public Page<Payment> ofPayer(UserId payer, PageRequest page) {
        return database.read(handle ->
                Keyset.newestFirst(
                        page,
                        handle.createQuery(
                                        SELECT
                                                + """
                                                 WHERE payer_id = :payer
                                                   AND (created_at, id) < (:afterTime, :afterId)
                                                 ORDER BY created_at DESC, id DESC
                                                 LIMIT :limit
                                                """)
                                .bind("payer", payer),
                        JdbiPayments::payment,
                        payment -> Cursor.at(payment.createdAt(), payment.id().value())));
    }

    @Override
    public Optional<Payment> findNewestPaid(PaymentPurpose purpose, UUID purposeId) {
        return database.read(handle ->
                handle.createQuery(
                                SELECT
                                        + """
                                         WHERE purpose_id = :purposeId
                                           AND purpose = :purpose
                                           AND settled_at IS NOT NULL
                                         ORDER BY settled_at DESC, id DESC
                                         LIMIT 1
                                        """)
                        .bind("purposeId", purposeId)
                        .bind("purpose", Names.of(purpose))
                        .map((result, context) -> payment(new Row(result)))
                        .findOne());
    }

    @Override
    public List<PaymentId> claimForRelease(Instant now, Instant until, int max) {
        return database.transaction()
                .createQuery(
                        """
                        UPDATE payments
                           SET release_at = :until
                         WHERE id IN (SELECT id
                                        FROM payments
                                       WHERE release_at <= :now
                                       ORDER BY release_at, id
                                       LIMIT :max
                                         FOR UPDATE SKIP LOCKED)
                        RETURNING id
                        """)
                .bind("now", now)
                .bind("until", until)
                .bind("max", max)
                .map((result, context) -> new PaymentId(new Row(result).uuid()))
                .list();
    }

    @Override
    public void releaseAt(PaymentId id, @Nullable Instant at) {
        database.transaction()
                .createUpdate("UPDATE payments SET release_at = :at WHERE id = :id")
                .bind("id", id)
                .bind("at", Database.timeOrNull(at))
                .execute();
    }

    private static @Nullable Long minorOrNull(@Nullable Money money) {
        return money == null ? null : money.minor();
    }

    private static Payment payment(Row row) throws SQLException {
        var id = new PaymentId(row.uuid());
        var request =
                new Payment.Request(
                        row.constant(PaymentPurpose.class),
                        row.uuid(),
                        row.uuidOrNull(UserId::new),
                        row.money(),
                        new BasisPoints(row.integer()));
        var state =
                new Payment.State(
                        row.constant(PaymentStatus.class),
                        row.textOrNull(),
                        row.textOrNull(),
                        row.instantOrNull(),
                        new Money(row.number(), request.amount().currency()),
                        row.minorOrNull(request.amount().currency()),
                        new Money(row.number(), request.amount().currency()));
        return new Payment(id, request, state, row.instant(), row.number());
    }
}
