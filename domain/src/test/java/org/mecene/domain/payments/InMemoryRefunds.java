package org.mecene.domain.payments;

import java.util.List;
import java.util.Optional;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;

public final class InMemoryRefunds implements Refunds {
    private final InMemoryDatabase database;
    private final Rows<RefundId, Refund> refunds;

    public InMemoryRefunds(InMemoryDatabase database) {
        this.database = database;
        this.refunds = database.refunds();
    }

    @Override
    public void add(Refund refund) {
        InMemoryDatabase.reference(database.payments(), refund.payment());
        requireFreeRef(refund);
        refunds.add(refund.id(), refund);
    }

    @Override
    public void save(Refund refund) {
        requireFreeRef(refund);
        var next =
                new Refund(
                        refund.id(),
                        refund.payment(),
                        refund.asked(),
                        refund.state(),
                        refund.createdAt(),
                        refund.version() + 1);
        refunds.replace(
                refund.id(), next, stored -> stored.version() == refund.version(), Thing.REFUND);
    }

    @Override
    public Optional<Refund> find(RefundId id) {
        return refunds.find(id);
    }

    @Override
    public Optional<Refund> findByRef(String providerRef) {
        return refunds.where(refund -> providerRef.equals(refund.state().providerRef()))
                .findFirst();
    }

    @Override
    public List<Refund> of(PaymentId payment) {
        return refunds.where(refund -> refund.payment().equals(payment)).toList();
    }

    @Override
    public List<Refund> ofAny(List<PaymentId> payments) {
        return refunds.where(refund -> payments.contains(refund.payment())).toList();
    }

    private void requireFreeRef(Refund refund) {
        database.transactions().requireOpen();
        var ref = refund.state().providerRef();
        if (ref != null
                && findByRef(ref).filter(other -> !other.id().equals(refund.id())).isPresent()) {
            throw new IllegalStateException("Another refund has this name at the provider");
        }
    }
}
