package org.mecene.application.documents;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.application.funding.Donate;
import org.mecene.application.payments.RefundWish;
import org.mecene.application.testkit.World;
import org.mecene.domain.documents.BillingDetails;
import org.mecene.domain.documents.Document;
import org.mecene.domain.documents.DocumentKind;
import org.mecene.domain.documents.Party;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.funding.Donor;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Language;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.Period;
import org.mecene.domain.payments.ProviderFact.DisputeLost;
import org.mecene.domain.payments.ProviderFact.FundsReinstated;
import org.mecene.domain.payments.ProviderFact.FundsWithdrawn;
import org.mecene.domain.payments.ProviderFact.RefundState;
import org.mecene.domain.payments.Refund;
import org.mecene.domain.payments.RefundOrder;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.User;

/// What is issued when money moves.
final class IssueDocumentsTest {
    private final World world = new World();
    private final User owner = world.has(aUser().named("Oumou"));
    private final User donor = world.has(aUser().named("Bob"));
    private final Campaign campaign = world.has(aCampaign().by(owner).withGoal(xof(10_000)));

    @Test
    @Rule("C26")
    void issues_a_receipt_for_a_donation() {
        var donation = donated();

        var receipt = only(donation.payment());
        assertThat(receipt.number()).hasToString("R-2026-000001");
        assertThat(receipt.cause()).isEqualTo(donation.payment().value());
        assertThat(receipt.payer()).isEqualTo(Party.named("Bob"));
        assertThat(receipt.facts().issuer().name()).isEqualTo("Mecene");
        assertThat(receipt.facts().amount()).isEqualTo(xof(5_000));
        assertThat(receipt.facts().coveredFees()).isNull();
        assertThat(receipt.facts().title()).isEqualTo("Un puits pour le village");
        assertThat(receipt.facts().payee()).isEqualTo("Oumou");
        assertThat(receipt.facts().corrects()).isNull();
    }

    @Test
    void says_what_the_donor_added_for_the_fees() {
        var command = new Donate.Command(campaign.id(), xof(5_000), false, null, null, true);
        var begun = world.funding.donate.handle(world.as(donor), command);
        world.pays(begun.clientSecret());
        world.worksOff();

        var facts = only(begun.donation().donation().payment()).facts();

        assertThat(facts.amount()).isEqualTo(begun.donation().donation().gift().charge());
        assertThat(facts.coveredFees()).isEqualTo(facts.amount().minus(xof(5_000)));
    }

    @Test
    @Rule("C26")
    void makes_it_out_to_the_legal_name_that_was_given_before() {
        var first = donated();
        var details = new BillingDetails("Robert Ndiaye", "12, rue\nDakar", null, "T-1");
        world.documents.keepBillingDetails.change(world.as(donor), details);

        var second = donated();

        assertThat(only(second.payment()).payer()).isEqualTo(details.toParty());
        assertThat(only(first.payment()).payer()).isEqualTo(Party.named("Bob"));
    }

    @Test
    void issues_an_invoice_for_each_period_of_a_subscription() {
        var creator = world.has(aCreator().named("Aya"));
        var tier = world.subscriptions.offerTiers.create(world.as(creator), aTier().offer());
        var begun = world.subscriptions.subscribe.handle(world.as(donor), tier.id());
        world.pays(begun);
        world.worksOff();

        var page = world.payments.readPayments.own(world.as(donor), PageRequest.first(10));

        var invoice = page.items().getFirst().documents().getFirst();
        assertThat(invoice.number()).hasToString("F-2026-000001");
        assertThat(invoice.facts().title()).isEqualTo(tier.offer().name());
        assertThat(invoice.facts().payee()).isEqualTo("Aya");
        assertThat(invoice.payer()).isEqualTo(Party.named("Bob"));
        assertThat(invoice.facts().period())
                .isEqualTo(new Period(world.now(), world.now().plus(Duration.ofDays(30))));
        assertThat(only(donated().payment()).facts().period()).isNull();
    }

    @Test
    @Rule({"C26", "M12"})
    void issues_a_credit_note_for_each_refund() {
        var donation = donated();

        refunded(donation, xof(2_000));
        refunded(donation, null);
        world.worksOff();

        var issued = issued(donation.payment());
        assertThat(issued)
                .extracting(document -> document.number().toString())
                .containsExactly("R-2026-000001", "A-2026-000001", "A-2026-000002");
        assertThat(issued)
                .extracting(document -> document.facts().amount())
                .containsExactly(xof(5_000), xof(2_000), xof(3_000));
        assertThat(issued.getLast().facts().corrects()).isEqualTo(issued.getFirst().number());
    }

    @Test
    @Rule("M15")
    void issues_nothing_for_a_refund_that_has_not_arrived() {
        var donation = donated();
        world.provider().leavesRefunds(RefundState.PENDING);

        refunded(donation, null);
        world.worksOff();

        assertThat(issued(donation.payment())).hasSize(1);
    }

    @Test
    @Rule("M15")
    void cancels_the_credit_note_of_a_refund_that_came_back() {
        var donation = donated();
        var refund = refunded(donation, null);
        world.worksOff();
        world.receives(List.of(world.provider().settles(order(refund), RefundState.FAILED)));

        world.worksOff();

        var issued = issued(donation.payment());
        assertThat(issued)
                .extracting(Document::kind)
                .containsExactly(
                        DocumentKind.RECEIPT, DocumentKind.CREDIT_NOTE, DocumentKind.CANCELLATION);
        assertThat(issued.getLast().facts().corrects()).isEqualTo(issued.get(1).number());
    }

    @Test
    void issues_a_credit_note_for_what_a_bank_keeps() {
        var donation = donated();
        refunded(donation, xof(1_000));
        var ref = ref(donation);
        world.isTold(
                new FundsWithdrawn(ref, "dp_1", xof(5_000), xof(0), world.now()),
                new DisputeLost(ref, "dp_1", world.now()));

        world.worksOff();

        assertThat(issued(donation.payment()).getLast().facts().amount()).isEqualTo(xof(4_000));
        assertThat(issued(donation.payment())).hasSize(3);
    }

    @Test
    @Rule("M18")
    void issues_a_credit_note_for_each_dispute_that_is_lost_and_none_for_one_that_is_won() {
        var donation = donated();
        var ref = ref(donation);
        world.isTold(
                new FundsWithdrawn(ref, "dp_1", xof(1_000), xof(0), world.now()),
                new FundsWithdrawn(ref, "dp_2", xof(2_000), xof(0), world.now()),
                new FundsWithdrawn(ref, "dp_3", xof(500), xof(0), world.now()));

        world.isTold(new DisputeLost(ref, "dp_1", world.now()));
        world.worksOff();
        world.isTold(new DisputeLost(ref, "dp_2", world.now()));
        world.worksOff();
        world.isTold(new FundsReinstated(ref, "dp_3", xof(500), xof(0), world.now()));
        world.worksOff();

        var issued = issued(donation.payment());
        assertThat(issued)
                .extracting(document -> document.facts().amount())
                .containsExactly(xof(5_000), xof(1_000), xof(2_000));
        assertThat(issued.get(1).cause()).isEqualTo(donation.payment().value());
    }

    @Test
    @Rule({"W2", "W3"})
    void issues_once_whatever_is_told_twice_and_whoever_issues() {
        var donation = donated();

        Race.of(() -> {
            world.documents.issueDocuments.issue(donation.payment());
            return true;
        });
        world.receives(world.provider().sent());
        world.worksOff();

        assertThat(issued(donation.payment())).hasSize(1);
    }

    @Test
    void numbers_by_the_year_of_the_issue() {
        donated();
        world.passes(Duration.ofDays(366));

        var later = world.donates(donor, world.has(aCampaign().by(owner)), xof(100_000));
        world.worksOff();

        assertThat(only(later.payment()).number()).hasToString("R-2027-000001");
    }

    @Test
    void fills_up_what_was_paid_before_there_were_documents() {
        var donation = world.donates(donor, campaign, xof(5_000));
        var job = world.documents.fillUpDocuments;

        var tooEarly = job.run(world.now());
        var filled = job.run(world.passes(Duration.ofHours(1)));
        var again = job.run(world.now());

        assertThat(List.of(tooEarly, filled, again)).containsExactly(0, 1, 0);
        assertThat(issued(donation.payment())).hasSize(1);
    }

    @Test
    @Rule("G1")
    void names_nobody_who_is_leaving() {
        var donation = world.donates(donor, campaign, xof(5_000));
        world.committed(
                () -> world.ports().users().save(world.now(donor).withStatus(User.Status.LEAVING)));

        world.worksOff();

        assertThat(only(donation.payment()).payer()).isNull();
    }

    @Test
    void names_a_guest_as_they_wished() {
        var named = guest("Tante Coumba");
        var nameless = guest(null);

        assertThat(only(named.payment()).payer()).isEqualTo(Party.named("Tante Coumba"));
        assertThat(only(nameless.payment()).payer()).isNull();
    }

    private Donation guest(@Nullable String name) {
        var guest = new Donor.Guest(new EmailAddress("guest@example.org"), name, Language.FR);
        var command = new Donate.Command(campaign.id(), xof(5_000), false, null, guest, false);
        var begun = world.funding.donate.handle(Actor.anonymous(), command);
        world.pays(begun.clientSecret());
        world.worksOff();
        return begun.donation().donation();
    }

    private Donation donated() {
        var donation = world.donates(donor, campaign, xof(5_000));
        world.worksOff();
        return donation;
    }

    private Refund refunded(Donation donation, @Nullable Money amount) {
        return world.payments.refundDonations.handle(
                world.as(owner), donation.id(), RefundWish.of(amount, "Asked for"));
    }

    private RefundOrder order(Refund refund) {
        return world.provider().refundOrders().stream()
                .filter(order -> order.refund().equals(refund.id()))
                .findFirst()
                .orElseThrow();
    }

    private String ref(Donation donation) {
        var payment = world.ports().payments().find(donation.payment()).orElseThrow();
        return requireNonNull(payment.state().providerRef());
    }

    private List<Document> issued(PaymentId payment) {
        return world.ports().documents().of(payment);
    }

    private Document only(PaymentId payment) {
        assertThat(issued(payment)).hasSize(1);
        return issued(payment).getFirst();
    }
}
