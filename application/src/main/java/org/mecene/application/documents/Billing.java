package org.mecene.application.documents;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.documents.Bill;
import org.mecene.domain.documents.BillingBook;
import org.mecene.domain.documents.BillingDetails;
import org.mecene.domain.documents.Bills;
import org.mecene.domain.documents.Party;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.users.User;
import org.mecene.domain.users.Users;

/// What payments were for, and to whom their documents are made out: the legal name that a member
/// gave, or else the one by which they are shown (rules.md C26).
public final class Billing {
    private final Map<PaymentPurpose, Bills> contexts = new EnumMap<>(PaymentPurpose.class);
    private final BillingBook book;
    private final Users users;

    public Billing(List<Bills> contexts, BillingBook book, Users users) {
        contexts.forEach(
                bills -> bills.purposes().forEach(purpose -> this.contexts.put(purpose, bills)));
        this.book = book;
        this.users = users;
    }

    Bill bill(Payment payment) {
        var bills = contexts.get(payment.request().purpose());
        if (bills == null) {
            throw new IllegalStateException(
                    "Nobody says what payments of kind "
                            + payment.request().purpose()
                            + " are for");
        }
        return bills.of(payment);
    }

    /// Needs an open transaction: whoever is erased meanwhile waits, and is nameless afterwards
    /// (rules.md G1).
    @Nullable Party payer(Payment payment, Bill bill) {
        var payer = payment.request().payer();
        if (payer != null) {
            return member(payer).orElse(null);
        }
        var name = bill.payerName();
        return name == null ? null : Party.named(name);
    }

    private Optional<Party> member(UserId id) {
        return users.findForUpdate(id)
                .filter(Billing::hasName)
                .map(user ->
                        book.find(id)
                                .map(BillingDetails::toParty)
                                .orElseGet(() -> Party.named(user.profile().displayName())));
    }

    private static boolean hasName(User user) {
        return user.status() != User.Status.LEAVING && user.status() != User.Status.ERASED;
    }
}
