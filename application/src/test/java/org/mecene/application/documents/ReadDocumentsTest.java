package org.mecene.application.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.application.documents.ReadDocuments.Printed;
import org.mecene.application.funding.Donate;
import org.mecene.application.payments.RefundWish;
import org.mecene.application.testkit.World;
import org.mecene.domain.documents.BillingDetails;
import org.mecene.domain.documents.Document;
import org.mecene.domain.documents.ReceiptLink;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Language;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.NotPermitted;
import org.mecene.domain.refusal.CommonRefusal.SignInRequired;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.Country;
import org.mecene.domain.users.User;

/// Who reads which document, and in which words.
final class ReadDocumentsTest {
    private static final NotFound NOT_FOUND = new NotFound(Thing.DOCUMENT);

    private final World world = new World();
    private final User owner = world.has(aUser().named("Oumou"));
    private final User donor = world.has(aUser().named("Bob"));
    private final User admin = world.has(anAdmin());
    private final Campaign campaign = world.has(aCampaign().by(owner).withGoal(xof(10_000)));
    private final ReadDocuments read = world.documents.readDocuments;

    @Test
    @Rule("C26")
    void prints_a_receipt_in_the_language_of_its_reader() {
        var details = new BillingDetails("Robert Ndiaye", "12, rue", new Country("SN"), "T-1");
        world.documents.keepBillingDetails.change(world.as(donor), details);
        var begun =
                world.funding.donate.handle(
                        world.as(donor),
                        new Donate.Command(campaign.id(), xof(5_000), true, null, null, true));
        world.pays(begun.clientSecret());
        var payment = begun.donation().donation().payment();

        var english = read.ofOwnPayment(world.as(donor), payment, Language.EN);
        var french = read.ofOwnPayment(world.as(donor), payment, Language.FR);

        assertThat(text(english))
                .isEqualTo(
                        """
                        Donation receipt R-2026-000001
                        Issued by: Mecene, 1, rue du Port, Dakar, Tax number NINEA 1
                        Made out to: Robert Ndiaye, 12, rue, Senegal, Tax number T-1
                        Number: R-2026-000001
                        Issued on: March 1, 2026
                        Paid on: March 1, 2026
                        Donation to: Un puits pour le village
                        In favour of: Oumou
                        Payment: %s
                        Donation: F\u202FCFA\u00A05,000
                        Fees covered: F\u202FCFA\u00A0250
                        Paid: F\u202FCFA\u00A05,250
                        Thank you. This receipt confirms that the donation was paid.
                        No taxes are shown on this document.\
                        """
                                .formatted(payment));
        assertThat(text(french))
                .contains("Reçu de don R-2026-000001", "Sénégal", "1 mars 2026")
                .contains("Payé: 5\u202F250\u00A0F\u202FCFA");
    }

    @Test
    void is_for_the_payer_and_administrators() {
        var donation = donated();
        var document = issued(donation).getFirst();

        assertThat(text(read.own(world.as(donor), document.id(), Language.EN))).contains("Bob");
        assertThat(text(read.ofPayment(world.as(admin), donation.payment(), Language.EN)))
                .contains("Bob");
        for (var other : List.of(owner, admin, world.has(aUser()))) {
            var actor = world.as(other);
            assertThat(refusalOf(() -> read.own(actor, document.id(), Language.EN)))
                    .isEqualTo(NOT_FOUND);
            assertThat(refusalOf(() -> read.ofOwnPayment(actor, donation.payment(), Language.EN)))
                    .isEqualTo(NOT_FOUND);
        }
        assertThat(
                        refusalOf(() ->
                                read.ofPayment(world.as(donor), donation.payment(), Language.EN)))
                .isEqualTo(new NotPermitted());
        assertThat(refusalOf(() -> read.own(Actor.anonymous(), document.id(), Language.EN)))
                .isEqualTo(new SignInRequired());
    }

    @Test
    void has_nothing_about_what_was_not_paid() {
        var pending = world.begins(donor, campaign, xof(5_000)).donation().donation();

        assertThat(
                        refusalOf(() ->
                                read.ofOwnPayment(world.as(donor), pending.payment(), Language.EN)))
                .isEqualTo(NOT_FOUND);
    }

    /// The worker has not come to it yet.
    @Test
    void lets_nobody_wait_who_has_paid() {
        var donation = world.donates(donor, campaign, xof(5_000));

        var printed = read.ofOwnPayment(world.as(donor), donation.payment(), Language.EN);
        world.worksOff();

        assertThat(printed.number()).hasToString("R-2026-000001");
        assertThat(issued(donation)).hasSize(1);
    }

    @Test
    void opens_to_whoever_holds_the_mailed_link_until_it_ends() {
        var donation = donated();
        var link = ReceiptLink.to(donation.payment(), world.now());
        var token = ReceiptLink.token(link.name(), world.mailSecrets());

        var printed = read.byLink(token, Language.EN);
        world.passes(ReceiptLink.LIFE);

        assertThat(text(printed)).contains("R-2026-000001");
        assertThat(refusalOf(() -> read.byLink(token, Language.EN))).isEqualTo(NOT_FOUND);
        assertThat(refusalOf(() -> read.byLink("none", Language.EN))).isEqualTo(NOT_FOUND);
    }

    @Test
    @Rule({"C18", "C26"})
    void lists_a_year_with_its_anonymous_gifts() {
        var begun =
                world.funding.donate.handle(
                        world.as(donor),
                        new Donate.Command(campaign.id(), xof(5_000), true, null, null, false));
        world.pays(begun.clientSecret());
        world.worksOff();
        world.payments.refundDonations.handle(
                world.as(owner),
                begun.donation().donation().id(),
                RefundWish.of(xof(1_000), "Asked for"));
        world.worksOff();

        var year = read.own(world.as(donor), 2026, PageRequest.first(10));

        assertThat(year.items())
                .extracting(document -> document.number().toString())
                .containsExactlyInAnyOrder("A-2026-000001", "R-2026-000001");
        assertThat(read.own(world.as(donor), 2025, PageRequest.first(10)).items()).isEmpty();
        assertThat(read.own(world.as(owner), 2026, PageRequest.first(10)).items()).isEmpty();
    }

    @Test
    @Rule("G1")
    void keeps_no_details_of_somebody_who_is_leaving() {
        var details = new BillingDetails("Robert Ndiaye", null, null, null);
        var actor = world.as(donor);
        world.committed(
                () -> world.ports().users().save(world.now(donor).withStatus(User.Status.LEAVING)));

        var refusal = refusalOf(() -> world.documents.keepBillingDetails.change(actor, details));

        assertThat(refusal).isEqualTo(new NotFound(Thing.USER));
        assertThat(world.documents.keepBillingDetails.show(actor)).isEmpty();
    }

    private Donation donated() {
        var donation = world.donates(donor, campaign, xof(5_000));
        world.worksOff();
        return donation;
    }

    private List<Document> issued(Donation donation) {
        return world.ports().documents().of(donation.payment());
    }

    private static String text(Printed printed) {
        return new String(printed.pdf().toArray(), StandardCharsets.UTF_8);
    }
}
