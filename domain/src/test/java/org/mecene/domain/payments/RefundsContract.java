package org.mecene.domain.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.PaymentBuilder.aPayment;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import org.junit.jupiter.api.Test;
import org.mecene.domain.refusal.CommonRefusal.ChangedMeanwhile;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Rule;

/// What every [Refunds] promises.
public interface RefundsContract extends Fixture {
    @Test
    default void finds_a_refund_as_it_was_added() {
        var payment = has(aPayment().paidAs(fresh("pay")));
        var asked =
                added(
                        payment,
                        new Refund.Asked(xof(100), "Doublon 🙈", has(aUser()).id(), "key 1"));
        var automatic = added(payment, new Refund.Asked(xof(200), null, null, null));

        assertThat(ports().refunds().find(asked.id())).contains(asked);
        assertThat(ports().refunds().find(automatic.id())).contains(automatic);
        assertThat(ports().refunds().of(payment.id())).containsExactly(asked, automatic);
        assertThat(ports().refunds().find(new RefundId(ports().ids().next()))).isEmpty();
        assertThat(ports().refunds().findByRef(fresh("re"))).isEmpty();
    }

    @Test
    default void stores_what_became_of_it_under_the_next_version() {
        var refund = added(has(aPayment().paidAs(fresh("pay"))), aPart());
        var ref = fresh("re");
        var at = ports().clock().instant();

        committed(() -> ports().refunds().save(refund.knownAs(ref).failed("no_balance", at)));

        assertThat(ports().refunds().findByRef(ref))
                .hasValueSatisfying(stored -> {
                    assertThat(stored.version()).isEqualTo(1);
                    assertThat(stored.state())
                            .isEqualTo(
                                    new Refund.State(RefundStatus.FAILED, ref, "no_balance", at));
                });
    }

    @Test
    default void refuses_a_change_of_what_was_changed_meanwhile() {
        var refund = added(has(aPayment().paidAs(fresh("pay"))), aPart());
        committed(() -> ports().refunds().save(refund.knownAs(fresh("re"))));

        var refusal =
                refusalOf(
                        () -> committed(() -> ports().refunds().save(refund.knownAs(fresh("re")))));

        assertThat(refusal).isEqualTo(new ChangedMeanwhile(Thing.REFUND));
    }

    @Test
    @Rule("W3")
    default void gives_a_name_of_the_provider_to_one_refund_only() {
        var payment = has(aPayment().paidAs(fresh("pay")));
        var ref = fresh("re");
        var first = added(payment, aPart());
        var second = added(payment, aPart());
        committed(() -> ports().refunds().save(first.knownAs(ref)));

        assertThatThrownBy(() -> committed(() -> ports().refunds().save(second.knownAs(ref))))
                .isInstanceOf(RuntimeException.class);
    }

    private Refund added(Payment payment, Refund.Asked asked) {
        var refund =
                Refund.ask(
                        new RefundId(ports().ids().next()),
                        payment.id(),
                        asked,
                        ports().clock().instant());
        committed(() -> ports().refunds().add(refund));
        return refund;
    }

    private static Refund.Asked aPart() {
        return new Refund.Asked(xof(100), null, null, null);
    }

    private String fresh(String prefix) {
        return prefix + "_" + ports().ids().next();
    }
}
