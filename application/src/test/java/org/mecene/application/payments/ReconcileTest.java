package org.mecene.application.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.application.funding.Donate;
import org.mecene.application.testkit.World;
import org.mecene.domain.funding.DonationStatus;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.ProviderFact.PaymentSucceeded;
import org.mecene.domain.payments.Reconciliation;

/// Comparing the books with the provider's own list.
final class ReconcileTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final World world = new World();

    @Test
    void books_a_payment_of_which_no_webhook_told() {
        var begun = paidUnheard();

        var done = world.payments.reconcile.handle(world.as(world.has(anAdmin())));

        assertThat(done.looked()).isEqualTo(1);
        assertThat(done.booked()).isEqualTo(1);
        assertThat(done.isClean()).isTrue();
        assertThat(status(begun)).isEqualTo(DonationStatus.SUCCEEDED);
        assertThat(kept()).containsExactly(done);
    }

    @Test
    void reports_what_contradicts_the_books_and_credits_nothing() {
        var begun = begun();
        var payment = begun.donation().donation().payment();
        world.provider().takes("pay_1", xof(70));
        world.provider()
                .tells(new PaymentSucceeded(payment, "pay_1", xof(70), xof(0), world.now()));

        var done = world.payments.reconcile.run();

        assertThat(done.differences()).singleElement().asString().contains("5000 XOF", "70 XOF");
        assertThat(done.booked()).isZero();
        assertThat(status(begun)).isEqualTo(DonationStatus.PENDING);
    }

    @Test
    void runs_once_a_day() {
        world.payments.reconcile.runIfDue();
        var begun = paidUnheard();

        world.payments.reconcile.runIfDue();
        assertThat(status(begun)).isEqualTo(DonationStatus.PENDING);
        world.passes(DAY);
        world.payments.reconcile.runIfDue();

        assertThat(status(begun)).isEqualTo(DonationStatus.SUCCEEDED);
        assertThat(kept()).hasSize(2);
    }

    @Test
    void looks_back_ninety_days_by_itself_and_at_everything_when_asked() {
        paidUnheard();
        world.passes(Duration.ofDays(91));

        world.payments.reconcile.runIfDue();
        var asked = world.payments.reconcile.run();

        assertThat(kept().getLast().looked()).isZero();
        assertThat(asked.looked()).isEqualTo(1);
    }

    @Test
    void tries_again_in_an_hour_when_the_provider_does_not_answer() {
        var begun = paidUnheard();
        world.provider().goDown();
        world.payments.reconcile.runIfDue();
        assertThat(kept()).singleElement().extracting(Reconciliation::failure).isNotNull();

        world.provider().comeBack();
        world.payments.reconcile.runIfDue();
        assertThat(status(begun)).isEqualTo(DonationStatus.PENDING);
        world.passes(Duration.ofHours(1));
        world.payments.reconcile.runIfDue();

        assertThat(status(begun)).isEqualTo(DonationStatus.SUCCEEDED);
    }

    @Test
    void tells_who_asked_that_the_provider_does_not_answer() {
        world.provider().goDown();

        assertThatExceptionOfType(ProviderUnavailable.class)
                .isThrownBy(() -> world.payments.reconcile.run());
        assertThat(kept()).hasSize(1);
    }

    /// A gift that was paid, and whose webhooks are lost.
    private Donate.Begun paidUnheard() {
        var begun = begun();
        world.provider().pays(begun.clientSecret());
        return begun;
    }

    private Donate.Begun begun() {
        var campaign = world.has(aCampaign().by(world.has(aUser())));
        return world.begins(world.has(aUser()), campaign, xof(5_000));
    }

    private DonationStatus status(Donate.Begun begun) {
        return world.now(begun.donation().donation()).status();
    }

    private List<Reconciliation> kept() {
        return world.ports().reconciliations().list(PageRequest.first(10)).items();
    }
}
