package org.mecene.domain.payments;

import static java.util.Objects.requireNonNull;
import static org.mecene.domain.testkit.InMemoryDatabase.reference;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Pages;
import org.mecene.domain.testkit.Rows;

public final class InMemoryPayments implements Payments {
    private final InMemoryDatabase database;
    private final Rows<PaymentId, Optional<Instant>> releases;
    private final Rows<PaymentId, Period> periods;

    public InMemoryPayments(InMemoryDatabase database) {
        this.database = database;
        this.releases = new Rows<>(database.transactions());
        this.periods = new Rows<>(database.transactions());
    }

    @Override
    public void add(Payment payment) {
        if (payment.request().payer() != null) {
            reference(database.users(), payment.request().payer());
        }
        requireFreeRef(payment);
        database.payments().add(payment.id(), payment);
    }

    @Override
    public void paysFor(PaymentId id, Period period) {
        reference(database.payments(), id);
        periods.put(id, period);
    }

    @Override
    public Optional<Period> period(PaymentId id) {
        return periods.find(id);
    }

    @Override
    public void save(Payment payment) {
        requireFreeRef(payment);
        database.payments()
                .replace(
                        payment.id(),
                        next(payment),
                        stored -> stored.version() == payment.version(),
                        Thing.PAYMENT);
    }

    @Override
    public Optional<Payment> find(PaymentId id) {
        return database.payments().find(id);
    }

    @Override
    public Optional<Payment> findForUpdate(PaymentId id) {
        return database.payments().findForUpdate(id);
    }

    /// A payment is due from when it was paid, unless it was said otherwise.
    @Override
    public List<PaymentId> claimForRelease(Instant now, Instant until, int max) {
        var due =
                database.payments()
                        .where(payment -> isDue(payment, now))
                        .limit(max)
                        .map(Payment::id)
                        .toList();
        due.forEach(id -> releaseAt(id, until));
        return due;
    }

    private boolean isDue(Payment payment, Instant now) {
        var settledAt = payment.state().settledAt();
        return settledAt != null
                && !releases.find(payment.id())
                        .orElse(Optional.of(settledAt))
                        .orElse(Instant.MAX)
                        .isAfter(now);
    }

    @Override
    public void releaseAt(PaymentId id, @Nullable Instant at) {
        releases.put(id, Optional.ofNullable(at));
    }

    @Override
    public Optional<Payment> findForUpdateByRef(String providerRef) {
        database.transactions().requireOpen();
        return findByRef(providerRef);
    }

    private Optional<Payment> findByRef(String providerRef) {
        return database.payments()
                .where(payment -> providerRef.equals(payment.state().providerRef()))
                .findFirst();
    }

    @Override
    public Page<Payment> ofPayer(UserId payer, PageRequest page) {
        return Pages.descending(
                database.payments().where(payment -> payer.equals(payment.request().payer())),
                payment -> Cursor.at(payment.createdAt(), payment.id().value()),
                page);
    }

    @Override
    public Optional<Payment> findNewestPaid(PaymentPurpose purpose, UUID purposeId) {
        return database.payments()
                .where(payment ->
                        payment.request().purpose() == purpose
                                && payment.request().purposeId().equals(purposeId)
                                && payment.state().settledAt() != null)
                .max(Comparator.comparing(payment -> requireNonNull(payment.state().settledAt())));
    }

    /// The provider's name belongs to one payment, whatever is said twice.
    private void requireFreeRef(Payment payment) {
        database.transactions().requireOpen();
        var ref = payment.state().providerRef();
        if (ref != null
                && findByRef(ref).filter(other -> !other.id().equals(payment.id())).isPresent()) {
            throw new IllegalStateException("Another payment has this name at the provider");
        }
    }

    private static Payment next(Payment payment) {
        return new Payment(
                payment.id(),
                payment.request(),
                payment.state(),
                payment.createdAt(),
                payment.version() + 1);
    }
}
