package org.mecene.application.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.PaymentBuilder.aPayment;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aModerator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.Bookings;
import org.mecene.domain.payments.EntryId;
import org.mecene.domain.payments.EntryKind;
import org.mecene.domain.payments.Parting;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PaymentPurposes.Payee;
import org.mecene.domain.refusal.CommonRefusal.NotPermitted;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

@Rule("M11")
final class CheckBooksTest {
    private final World world = new World();
    private final User admin = world.has(anAdmin());
    private final Campaign campaign = world.has(aCampaign().by(world.has(aUser())));

    @Test
    void finds_books_that_are_empty_in_order() {
        assertThat(check()).isEqualTo(new CheckBooks.Report(true, 0, List.of(), List.of()));
    }

    @Test
    void finds_books_that_agree_with_the_provider_in_order() {
        IntStream.range(0, 250)
                .forEach(_ -> world.donates(world.has(aUser()), campaign, xof(5_000)));

        var report = check();

        assertThat(report.differences()).isEmpty();
        assertThat(report.balanced()).isTrue();
        assertThat(report.entries()).isEqualTo(250);
    }

    @Test
    void finds_what_the_provider_took_and_we_did_not_book() {
        world.provider().takes("pay_lost", xof(5_000));
        assertThat(check().balanced()).as("the word may be on its way").isTrue();

        world.passes(Duration.ofMinutes(3));

        assertThat(check().differences())
                .containsExactly("The provider took 5000 XOF as pay_lost, which is not booked");
    }

    @Test
    void finds_what_was_booked_with_another_amount() {
        books("pay_1", xof(5_000));
        world.provider().takes("pay_1", xof(4_000));

        assertThat(check().differences())
                .containsExactly(
                        "The provider took 4000 XOF as pay_1, which is booked as 5000 XOF");
    }

    @Test
    void finds_what_we_booked_and_the_provider_never_took() {
        books("pay_1", xof(5_000));
        books("pay_2", xof(5_000));
        world.provider().takes("pay_1", xof(5_000));

        assertThat(check().differences())
                .containsExactly("1 payments are booked that the provider does not list");
    }

    @Test
    void shows_a_hundred_differences_at_the_most() {
        IntStream.range(0, 150).forEach(number -> world.provider().takes("pay_" + number, xof(1)));
        world.passes(Duration.ofMinutes(3));

        var report = check();

        assertThat(report.balanced()).isFalse();
        assertThat(report.differences()).hasSize(100);
    }

    @Test
    void compares_the_recent_ones_of_more_than_a_request_can_wait_for() {
        world.provider().takes("pay_long_ago", xof(1));
        world.passes(Duration.ofDays(91));
        books("pay_1", xof(5_000));
        books("pay_2", xof(5_000));
        world.provider().takes("pay_1", xof(5_000));
        world.provider().takes("pay_2", xof(4_000));

        assertThat(differencesOfAtMost(2)).hasSize(2);
        assertThat(differencesOfAtMost(1))
                .containsExactly(
                        "The provider took 4000 XOF as pay_2, which is booked as 5000 XOF");
    }

    private List<String> differencesOfAtMost(int mostCompared) {
        var ports = world.ports();
        return new CheckBooks(
                        ports.ledger(), world.provider(), List.of(), ports.clock(), mostCompared)
                .handle(world.as(admin))
                .differences();
    }

    @Test
    void passes_on_that_the_provider_does_not_answer() {
        world.provider().goDown();

        assertThatExceptionOfType(ProviderUnavailable.class).isThrownBy(this::check);
    }

    @Test
    void is_for_administrators_only() {
        assertThat(
                        refusalOf(() ->
                                world.payments.checkBooks.handle(
                                        world.as(world.has(aModerator())))))
                .isEqualTo(new NotPermitted());
    }

    private CheckBooks.Report check() {
        return world.payments.checkBooks.handle(world.as(admin));
    }

    private void books(String ref, Money amount) {
        var payment = world.has(aPayment().of(amount).paidAs(ref));
        var entry =
                Bookings.income(
                        new EntryId(world.ports().ids().next()),
                        EntryKind.DONATION,
                        payment,
                        new Payee(
                                Account.campaignHeld(campaign.id().value()),
                                new Parting(amount, xof(0))),
                        xof(0),
                        world.now());
        world.committed(() -> world.ports().ledger().book(entry));
    }
}
