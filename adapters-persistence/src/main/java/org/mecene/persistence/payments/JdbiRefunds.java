package org.mecene.persistence.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.Refund;
import org.mecene.domain.payments.RefundId;
import org.mecene.domain.payments.RefundStatus;
import org.mecene.domain.payments.Refunds;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;

public final class JdbiRefunds implements Refunds {
    private static final String SELECT =
            """
            SELECT id, payment_id, amount_minor, currency, reason, asked_by, once_key, status, provider_ref, failure,
                   settled_at, created_at, version
              FROM refunds
            """;

    private final Database database;

    public JdbiRefunds(Database database) {
        this.database = database;
    }

    @Override
    public void add(Refund refund) {
        var asked = refund.asked();
        var state = refund.state();
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO refunds (
                          id, payment_id, amount_minor, currency, reason, asked_by, status, provider_ref, failure,
                          settled_at, created_at, version, once_key)
                        VALUES (
                          :id, :payment, :amount, :currency, :reason, :by, :status, :providerRef, :failure,
                          :settledAt, :createdAt, 0, :onceKey)
                        """)
                .bind("id", refund.id())
                .bind("payment", refund.payment())
                .bind("amount", asked.amount().minor())
                .bind("currency", asked.amount().currency().getCurrencyCode())
                .bind("reason", asked.reason())
                .bind("by", Database.idOrNull(asked.by()))
                .bind("onceKey", asked.onceKey())
                .bind("status", Names.of(state.status()))
                .bind("providerRef", state.providerRef())
                .bind("failure", state.failure())
                .bind("settledAt", Database.timeOrNull(state.settledAt()))
                .bind("createdAt", refund.createdAt())
                .execute();
    }

    @Override
    public void save(Refund refund) {
        var state = refund.state();
        var saved =
                database.transaction()
                        .createUpdate(
                                """
                                UPDATE refunds
                                   SET status = :status,
                                       provider_ref = :providerRef,
                                       failure = :failure,
                                       settled_at = :settledAt,
                                       version = version + 1
                                 WHERE id = :id AND version = :version
                                """)
                        .bind("id", refund.id())
                        .bind("status", Names.of(state.status()))
                        .bind("providerRef", state.providerRef())
                        .bind("failure", state.failure())
                        .bind("settledAt", Database.timeOrNull(state.settledAt()))
                        .bind("version", refund.version())
                        .execute();
        if (saved == 0) {
            throw new Refused(new CommonRefusal.ChangedMeanwhile(Thing.REFUND));
        }
    }

    @Override
    public Optional<Refund> find(RefundId id) {
        return database.read(handle ->
                handle.createQuery(SELECT + " WHERE id = :id")
                        .bind("id", id)
                        .map((result, context) -> refund(result))
                        .findOne());
    }

    @Override
    public Optional<Refund> findByRef(String providerRef) {
        return database.read(handle ->
                handle.createQuery(SELECT + " WHERE provider_ref = :ref")
                        .bind("ref", providerRef)
                        .map((result, context) -> refund(result))
                        .findOne());
    }

    @Override
    public List<Refund> of(PaymentId payment) {
        return database.read(handle ->
                handle.createQuery(SELECT + " WHERE payment_id = :payment ORDER BY created_at, id")
                        .bind("payment", payment)
                        .map((result, context) -> refund(result))
                        .list());
    }

    @Override
    public List<Refund> ofAny(List<PaymentId> payments) {
        return database.read(handle ->
                handle.createQuery(
                                SELECT
                                        + " WHERE payment_id = ANY (:payments) ORDER BY created_at, id")
                        .bindArray(
                                "payments",
                                UUID.class,
                                payments.stream().map(PaymentId::value).toArray())
                        .map((result, context) -> refund(result))
                        .list());
    }

    private static Refund refund(ResultSet result) throws SQLException {
        var row = new Row(result);
        var id = new RefundId(row.uuid());
        var payment = new PaymentId(row.uuid());
        var asked =
                new Refund.Asked(
                        row.money(),
                        row.textOrNull(),
                        row.uuidOrNull(UserId::new),
                        row.textOrNull());
        var state =
                new Refund.State(
                        row.constant(RefundStatus.class),
                        row.textOrNull(),
                        row.textOrNull(),
                        row.instantOrNull());
        return new Refund(id, payment, asked, state, row.instant(), row.number());
    }
}
