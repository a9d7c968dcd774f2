package org.mecene.domain.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.PaymentBuilder.aPayment;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal.ChangedMeanwhile;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;

/// What every [Payments] promises.
public interface PaymentsContract extends Fixture {
    @Test
    default void remembers_the_time_that_was_paid_for() {
        var payment = has(aPayment());
        var other = has(aPayment());
        var now = ports().clock().instant();
        var period = new Period(now, now.plus(Duration.ofDays(30)));

        committed(() -> ports().payments().paysFor(payment.id(), period));

        assertThat(ports().payments().period(payment.id())).contains(period);
        assertThat(ports().payments().period(other.id())).isEmpty();
        assertThat(ports().payments().find(payment.id())).contains(payment);
    }

    @Test
    default void finds_a_payment_as_it_was_added() {
        var ofGuest = has(aPayment());
        var ofMember = has(aPayment().by(has(aUser())).of(eur(1)).paidAs(freshRef()));
        var ofPeriod = has(aPayment().forPeriodOf(ports().ids().next()).paidAs(freshRef()));

        assertThat(List.of(ofGuest, ofMember, ofPeriod))
                .allSatisfy(payment -> {
                    assertThat(ports().payments().find(payment.id())).contains(payment);
                    assertThat(findForUpdate(payment.id())).contains(payment);
                });
    }

    @Test
    @Rule("M16")
    default void keeps_what_went_back_and_what_a_bank_took() {
        var payment = has(aPayment().of(xof(5_000)).paidAs(freshRef()));
        committed(() -> ports().payments().save(payment.refunded(xof(700))));
        var refunded = ports().payments().find(payment.id()).orElseThrow();

        committed(() -> ports().payments().save(refunded.disputed(xof(4_300))));

        var stored = ports().payments().find(payment.id()).orElseThrow();
        assertThat(stored.state().refunded()).isEqualTo(xof(700));
        assertThat(stored.state().withdrawn()).isEqualTo(xof(4_300));
        assertThat(stored.status()).isEqualTo(PaymentStatus.DISPUTED);
    }

    @Test
    @Rule("P1")
    default void takes_each_payment_for_release_once_until_its_claim_ends() {
        var payment = has(aPayment().paidAs(freshRef()));
        var now = ports().clock().instant();
        var until = now.plusSeconds(60);

        assertThat(claim(now, until)).contains(payment.id());
        assertThat(claim(now, until)).doesNotContain(payment.id());
        assertThat(claim(until, until.plusSeconds(60))).contains(payment.id());
    }

    @Test
    @Rule("P1")
    default void leaves_alone_what_is_unpaid_or_released() {
        var unpaid = has(aPayment());
        var released = has(aPayment().paidAs(freshRef()));
        var later = has(aPayment().paidAs(freshRef()));
        var now = ports().clock().instant();
        committed(() -> {
            ports().payments().releaseAt(released.id(), null);
            ports().payments().releaseAt(later.id(), now.plusSeconds(5));
        });

        assertThat(claim(now, now.plusSeconds(60)))
                .doesNotContain(unpaid.id(), released.id(), later.id());
    }

    private List<PaymentId> claim(Instant now, Instant until) {
        return inTransaction(() -> ports().payments().claimForRelease(now, until, 10_000));
    }

    @Test
    default void lists_what_a_payer_was_asked_for_newest_first() {
        var payer = has(aUser());
        var first = has(aPayment().by(payer));
        ports().clock().advance(Duration.ofSeconds(1));
        var second = has(aPayment().by(payer).paidAs(freshRef()));
        has(aPayment().by(has(aUser())));

        var page = ports().payments().ofPayer(payer.id(), PageRequest.first(1));
        var rest = ports().payments().ofPayer(payer.id(), new PageRequest(1, page.next()));

        assertThat(page.items()).containsExactly(second);
        assertThat(rest.items()).containsExactly(first);
        assertThat(rest.next()).isNull();
    }

    @Test
    default void finds_the_newest_that_was_paid_for_one_thing() {
        var subscription = ports().ids().next();
        has(aPayment().forPeriodOf(subscription).paidAs(freshRef()));
        ports().clock().advance(Duration.ofDays(30));
        var newest = has(aPayment().forPeriodOf(subscription).paidAs(freshRef()));
        ports().clock().advance(Duration.ofDays(1));
        has(aPayment().forPeriodOf(subscription));

        var purpose = PaymentPurpose.SUBSCRIPTION_PERIOD;
        assertThat(ports().payments().findNewestPaid(purpose, subscription)).contains(newest);
        assertThat(ports().payments().findNewestPaid(PaymentPurpose.DONATION, subscription))
                .isEmpty();
    }

    @Test
    default void finds_no_payment_that_is_not_there() {
        var unknown = new PaymentId(ports().ids().next());

        assertThat(ports().payments().find(unknown)).isEmpty();
        assertThat(findForUpdate(unknown)).isEmpty();
        assertThat(findByRef(freshRef())).isEmpty();
    }

    @Test
    default void finds_a_payment_by_the_name_of_the_provider() {
        var ref = freshRef();
        var payment = has(aPayment().knownAs(ref));

        assertThat(findByRef(ref)).contains(payment);
    }

    @Test
    default void stores_a_change_under_the_next_version() {
        var payment = has(aPayment());
        var ref = freshRef();
        var at = ports().clock().instant().plusNanos(1_000);
        var failed = payment.failed(ref, "insufficient_funds");
        committed(() -> ports().payments().save(failed));
        var stored = ports().payments().find(payment.id()).orElseThrow();

        committed(() -> ports().payments().save(stored.succeeded(ref, at)));

        assertThat(stored.state()).isEqualTo(failed.state());
        assertThat(stored.version()).isEqualTo(1);
        assertThat(ports().payments().find(payment.id()).orElseThrow().state())
                .isEqualTo(
                        new Payment.State(
                                PaymentStatus.SUCCEEDED, ref, null, at, xof(0), null, xof(0)));
    }

    @Test
    default void refuses_a_change_of_what_was_changed_meanwhile() {
        var payment = has(aPayment());
        committed(() -> ports().payments().save(payment.knownAs(freshRef())));

        assertThat(
                        refusalOf(() ->
                                committed(() ->
                                        ports().payments().save(payment.knownAs(freshRef())))))
                .isEqualTo(new ChangedMeanwhile(Thing.PAYMENT));
    }

    @Test
    @Rule("W7")
    default void lets_two_words_about_one_payment_queue_up() {
        var payment = has(aPayment());
        var ref = freshRef();
        var at = ports().clock().instant();

        var results = Race.of(() -> inTransaction(() -> settle(payment.id(), ref, at)));

        assertThat(results.values()).hasSize(Race.RUNNERS).containsOnlyOnce(true);
        assertThat(ports().payments().find(payment.id()).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    @Rule("W3")
    default void gives_a_name_of_the_provider_to_one_payment() {
        var ref = freshRef();
        has(aPayment().paidAs(ref));

        assertThatThrownBy(() -> has(aPayment().paidAs(ref))).isInstanceOf(RuntimeException.class);
    }

    @Test
    default void changes_nothing_outside_a_transaction() {
        var payment = has(aPayment().knownAs(freshRef()));

        assertThatIllegalStateException().isThrownBy(() -> ports().payments().save(payment));
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().payments().findForUpdate(payment.id()));
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().payments().findForUpdateByRef(freshRef()));
    }

    private boolean settle(PaymentId id, String ref, Instant at) {
        var payment = ports().payments().findForUpdate(id).orElseThrow();
        if (!payment.status().mayBecome(PaymentStatus.SUCCEEDED)) {
            return false;
        }
        ports().payments().save(payment.succeeded(ref, at));
        return true;
    }

    private Optional<Payment> findForUpdate(PaymentId id) {
        return inTransaction(() -> ports().payments().findForUpdate(id));
    }

    private Optional<Payment> findByRef(String ref) {
        return inTransaction(() -> ports().payments().findForUpdateByRef(ref));
    }

    private String freshRef() {
        return "pi_" + ports().ids().next();
    }
}
