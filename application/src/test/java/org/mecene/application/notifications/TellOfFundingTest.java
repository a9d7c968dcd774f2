package org.mecene.application.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.application.funding.Donate;
import org.mecene.application.payments.RefundWish;
import org.mecene.application.testkit.World;
import org.mecene.domain.documents.ReceiptLink;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.funding.Donor;
import org.mecene.domain.funding.FundingEvent.DonationRefunded;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Language;
import org.mecene.domain.money.Money;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.MailContent.Line;
import org.mecene.domain.notifications.Notification;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.ProviderFact.PaymentSucceeded;
import org.mecene.domain.payments.RefundId;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.User;

/// Who is told what of donations and campaigns.
final class TellOfFundingTest {
    private static final EmailAddress GUEST = EmailAddress.parse("guy@example.org");

    private final World world = new World();
    private final User owner = world.has(aUser().named("Sékou").reading(Language.FR));
    private final User donor = world.has(aUser().named("Awa"));
    private final Campaign campaign =
            world.has(aCampaign().by(owner).titled("Un puits").withGoal(xof(10_000)));

    @Test
    void tells_the_owner_who_gave_how_much() {
        world.donates(donor, campaign, xof(5_000));
        world.worksOff();

        var told = world.toldTo(owner).getFirst();
        assertThat(told.kind()).isEqualTo(NotificationKind.NEW_DONATION);
        assertThat(told.actor()).isEqualTo(donor.id());
        assertThat(textTo(owner))
                .isEqualTo("Awa a donné 5\u202F000\u00A0F\u202FCFA à « Un puits ».");
    }

    @Test
    @Rule("C17")
    void hides_an_anonymous_donor_from_the_owner_in_words_and_links() {
        pays(donate(world.as(donor), true, null));
        world.worksOff();

        var told = world.toldTo(owner).getFirst();
        assertThat(told.actor()).isNull();
        assertThat(told.toString()).doesNotContain("Awa").doesNotContain(donor.id().toString());
        assertThat(textTo(owner)).startsWith("Quelqu’un a donné");
        assertThat(world.mailsTo(owner).toString()).doesNotContain("Awa");
    }

    @Test
    @Rule("C17")
    void hides_an_anonymous_guest_too() {
        pays(donate(Actor.anonymous(), true, "Guy"));
        world.worksOff();

        assertThat(world.toldTo(owner).getFirst().toString()).doesNotContain("Guy");
        assertThat(world.mailsTo(owner).toString()).doesNotContain("Guy");
    }

    @Test
    void names_a_guest_as_they_want_to_be_called() {
        pays(donate(Actor.anonymous(), false, "Guy"));
        pays(donate(Actor.anonymous(), false, null));
        world.worksOff();

        assertThat(donationsInWords(Language.FR))
                .extracting(words -> words.substring(0, words.indexOf(" a donné")))
                .containsExactly("Quelqu’un", "Guy");
        assertThat(donationsInWords(Language.EN))
                .extracting(words -> words.substring(0, words.indexOf(" gave")))
                .containsExactly("Somebody", "Guy");
    }

    @Test
    @Rule("C18")
    void thanks_a_donor_in_their_language_anonymous_or_not() {
        var donation = pays(donate(world.as(donor), true, null));
        world.worksOff();

        assertThat(receiptTo(donor.email()))
                .isEqualTo(
                        new MailContent.Receipt(
                                "Awa",
                                "Un puits",
                                List.of(
                                        new Line("Campaign", "Un puits"),
                                        new Line("Donation", "F\u202FCFA\u00A05,000"),
                                        new Line("Paid", "F\u202FCFA\u00A05,000"),
                                        new Line("Date", "March 1, 2026"),
                                        new Line("Reference", donation.id().toString())),
                                "/campaigns/" + campaign.id(),
                                null));
    }

    @Test
    void dates_a_receipt_by_when_it_was_paid() {
        var begun = donate(world.as(donor), false, null);
        var donation = begun.donation().donation();
        var lateWord = Instant.parse("2026-02-28T23:00:00Z");
        world.isTold(
                new PaymentSucceeded(donation.payment(), "pay_1", xof(5_000), xof(0), lateWord));
        world.worksOff();

        assertThat(world.now(donation).paidAt()).isEqualTo(lateWord);
        assertThat(receiptTo(donor.email()).lines())
                .contains(new Line("Date", "February 28, 2026"));
    }

    @Test
    @Rule("G1")
    void writes_to_no_guest_who_was_erased_meanwhile() {
        var donation = donate(Actor.anonymous(), false, null);
        var leaver = world.has(aUser().withEmail(GUEST.value()));
        world.committed(() -> world.ports().departures().wipe(leaver));

        pays(donation);
        world.worksOff();

        assertThat(world.mailer().sent()).allMatch(mail -> !mail.to().isErased());
    }

    /// Such as one that failed again by the time it is told of: there is no credit note to lead to.
    @Test
    @Rule("M12")
    void tells_a_guest_what_went_back_also_when_no_refund_of_that_amount_is_found() {
        var donation = pays(donate(Actor.anonymous(), false, null));
        var told = new DonationRefunded(donation.id(), donation.campaign(), xof(1_234));
        world.committed(() -> world.ports().events().publish(told));

        world.worksOff();

        assertThat(world.mailer().sent())
                .filteredOn(mail -> mail.to().equals(GUEST))
                .extracting(Mail::content)
                .filteredOn(MailContent.Told.class::isInstance)
                .singleElement()
                .satisfies(
                        content -> assertThat(((MailContent.Told) content).text()).contains("234"));
        assertThat(world.mailer().sent())
                .extracting(Mail::content)
                .noneMatch(MailContent.GivenBack.class::isInstance);
    }

    @Test
    @Rule({"C26", "M12"})
    void leads_a_guest_to_the_credit_note_about_what_went_back() {
        var donation = pays(donate(Actor.anonymous(), false, null));
        var wish = RefundWish.of(xof(2_000), "Asked for");
        var refund =
                world.payments.refundPayments.handle(
                        world.as(world.has(anAdmin())), donation.payment(), wish);
        world.receives(world.provider().sent());
        world.worksOff();

        var told =
                world.mailer().sent().stream()
                        .filter(mail -> mail.to().equals(GUEST))
                        .map(Mail::content)
                        .filter(MailContent.GivenBack.class::isInstance)
                        .map(MailContent.GivenBack.class::cast)
                        .toList();
        assertThat(told).hasSize(1);
        var token = ReceiptLink.token(told.getFirst().linkName(), world.mailSecrets());
        var read = world.documents.readDocuments;
        assertThat(
                        read.creditNoteByLink(
                                        token, new RefundId(told.getFirst().refund()), Language.EN)
                                .number())
                .hasToString("A-2026-000001");
        assertThat(told.getFirst().refund()).isEqualTo(refund.id().value());
        assertThat(
                        refusalOf(() ->
                                read.creditNoteByLink(
                                        token,
                                        new RefundId(world.ports().ids().next()),
                                        Language.EN)))
                .isEqualTo(new NotFound(Thing.DOCUMENT));
    }

    @Test
    void thanks_a_guest_at_the_address_that_they_gave() {
        pays(donate(Actor.anonymous(), false, null));
        world.worksOff();

        var receipt = receiptTo(GUEST);
        assertThat(receipt.displayName()).isEmpty();
        assertThat(receipt.lines()).contains(new Line("Don", "5\u202F000\u00A0F\u202FCFA"));
    }

    @Test
    void shows_the_fees_that_a_donor_covered() {
        var euros = world.has(aCampaign().by(owner).withGoal(eur(10_000)));
        var begun =
                world.funding.donate.handle(
                        world.as(donor),
                        new Donate.Command(euros.id(), eur(5_000), false, null, null, true));
        pays(begun);
        world.worksOff();

        assertThat(receiptTo(donor.email()).lines())
                .contains(
                        new Line("Donation", "€50.00"),
                        new Line("Fees covered", "€2.50"),
                        new Line("Paid", "€52.50"));
    }

    @Test
    @Rule("T1")
    void thanks_once_however_often_the_event_is_handled() {
        world.donates(donor, campaign, xof(5_000));
        var recorded = world.ports().outbox().lease(1, Duration.ofMinutes(1)).getFirst();
        var handler =
                new TellOfFunding(
                        new Teller(
                                world.ports().users(),
                                world.ports().notifications(),
                                world.ports().mailQueue(),
                                new Wording(),
                                world.ports().ids()),
                        world.ports().campaigns(),
                        world.ports().donations(),
                        world.ports().refunds());

        world.committed(() -> handler.handle(recorded));
        world.committed(() -> handler.handle(recorded));

        assertThat(world.mailsTo(donor)).hasSize(1);
        assertThat(world.mailsTo(owner)).hasSize(1);
        assertThat(world.toldTo(owner)).hasSize(1);
    }

    @Test
    void tells_the_owner_that_the_goal_is_reached() {
        world.donates(donor, campaign, xof(10_000));
        world.worksOff();

        assertThat(world.toldTo(owner))
                .extracting(Notification::kind)
                .containsExactly(NotificationKind.NEW_DONATION, NotificationKind.GOAL_REACHED);
        assertThat(textTo(owner)).contains("a atteint son objectif de 10\u202F000");
    }

    @Test
    void tells_the_owner_how_it_ended() {
        var failing = world.has(aCampaign().by(owner).titled("Une école").allOrNothing());
        world.donates(donor, campaign, xof(5_000));
        world.donates(donor, failing, xof(1_000));
        world.passes(Duration.ofDays(31));
        world.funding.endCampaigns.run(world.now());
        world.worksOff();

        assertThat(world.toldTo(owner))
                .filteredOn(told -> told.kind() != NotificationKind.NEW_DONATION)
                .extracting(Notification::kind)
                .containsExactlyInAnyOrder(
                        NotificationKind.CAMPAIGN_SUCCEEDED, NotificationKind.CAMPAIGN_FAILED);
        assertThat(world.mailsTo(owner).toString())
                .contains("« Un puits » est terminée et a réuni 5\u202F000");
    }

    private Donate.Begun donate(Actor actor, boolean anonymous, @Nullable String name) {
        Money amount = xof(5_000);
        return world.funding.donate.handle(
                actor,
                new Donate.Command(
                        campaign.id(),
                        amount,
                        anonymous,
                        null,
                        new Donor.Guest(GUEST, name, Language.FR),
                        false));
    }

    private Donation pays(Donate.Begun begun) {
        world.pays(begun.clientSecret());
        return world.now(begun.donation().donation());
    }

    private List<String> donationsInWords(Language language) {
        return world
                .notifications
                .readNotifications
                .list(world.as(owner), false, language, PageRequest.first(9))
                .items()
                .stream()
                .filter(view -> view.card().notification().kind() == NotificationKind.NEW_DONATION)
                .map(ReadNotifications.View::text)
                .toList();
    }

    private String textTo(User user) {
        var mails = world.mailsTo(user);
        return mails.getLast().content() instanceof MailContent.Told told ? told.text() : "";
    }

    private MailContent.Receipt receiptTo(EmailAddress address) {
        return world.mailer().sentTo(address).stream()
                .map(Mail::content)
                .filter(MailContent.Receipt.class::isInstance)
                .map(MailContent.Receipt.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
