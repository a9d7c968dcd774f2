package org.mecene.persistence.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.PaymentBuilder.aPayment;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.Bookings;
import org.mecene.domain.payments.EntryId;
import org.mecene.domain.payments.EntryKind;
import org.mecene.domain.payments.Parting;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentPurposes.Payee;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Ports;
import org.mecene.domain.testkit.Rule;
import org.mecene.persistence.testkit.JdbiPorts;

/// Many rows in small parts: what is at the end of one, at the beginning of the next and in the
/// middle is found alike.
@Rule("M11")
final class LedgerAuditTest implements Fixture {
    private static final int ROWS = 40;

    @AutoClose private final JdbiPorts ports = JdbiPorts.fresh();
    private final LedgerAudit audit = new LedgerAudit(ports.database(), 3);

    @Override
    public Ports ports() {
        return ports;
    }

    @Test
    void goes_through_all_of_the_books_in_parts() {
        IntStream.range(0, ROWS).forEach(_ -> earns());

        var found = audit.run();

        assertThat(found.differences()).isEmpty();
        assertThat(found.entries()).isEqualTo(ROWS);
    }

    @Test
    void finds_every_balance_that_is_wrong_wherever_it_stands() {
        IntStream.range(0, ROWS).forEach(_ -> earns());

        change(
                "UPDATE balances SET amount_minor = amount_minor - 1 WHERE account_kind = 'creator_pending'");

        assertThat(audit.run().differences())
                .hasSize(ROWS)
                .allMatch(found -> found.startsWith("Account creator_pending"));
        assertThat(new LedgerAudit(ports.database()).run().differences())
                .containsExactlyInAnyOrderElementsOf(audit.run().differences());
    }

    @Test
    void finds_accounts_without_a_balance_and_payments_that_gave_back_more_than_their_refunds() {
        var payments = Stream.generate(this::earns).limit(ROWS).toList();

        change("DELETE FROM balances WHERE account_kind = 'provider_fees'");
        change("UPDATE payments SET refunded_minor = 1, status = 'partially_refunded'");

        assertThat(audit.run().differences())
                .hasSize(ROWS + 1)
                .anyMatch(found -> found.contains("provider_fees") && found.endsWith("no balance"))
                .anyMatch(found -> found.contains(payments.getFirst().id().toString()))
                .anyMatch(found -> found.contains(payments.getLast().id().toString()));
    }

    @Test
    void names_no_more_than_a_hundred() {
        IntStream.range(0, 110).forEach(_ -> earns());

        change(
                "UPDATE balances SET amount_minor = amount_minor - 1 WHERE account_kind = 'creator_pending'");

        assertThat(audit.run().differences()).hasSize(100);
    }

    private Payment earns() {
        var payment = has(aPayment().of(xof(1_000)));
        var creator = Account.creatorPending(new UserId(ports.ids().next()));
        var entry =
                Bookings.income(
                        new EntryId(ports.ids().next()),
                        EntryKind.DONATION,
                        payment,
                        new Payee(creator, new Parting(payment.amount(), xof(100))),
                        xof(30),
                        ports.clock().instant());
        committed(() -> ports.ledger().book(entry));
        return payment;
    }

    private void change(String statement) {
        ports.database().alone(handle -> handle.createUpdate(statement).execute());
    }
}
