package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.DonationBuilder.aDonation;
import static org.mecene.domain.testkit.MediaItemBuilder.anImage;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mecene.domain.documents.Document;
import org.mecene.domain.documents.DocumentId;
import org.mecene.domain.documents.DocumentKind;
import org.mecene.domain.documents.Party;
import org.mecene.domain.events.EventId;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.funding.DonationStatus;
import org.mecene.domain.funding.Donor;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.notifications.Notification;
import org.mecene.domain.notifications.NotificationId;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.notifications.Subject;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.payouts.Payout;
import org.mecene.domain.payouts.PayoutId;
import org.mecene.domain.social.CommentSubject;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.text.Bytes;
import org.mecene.domain.users.Departures.Tie;

/// What every [Departures] promises.
public interface DeparturesContract extends Fixture {
    @Test
    default void holds_nobody_back_without_a_reason() {
        var user = has(aUser());
        has(aCampaign().by(user).in(CampaignStatus.DRAFT));
        has(aDonation().to(has(aCampaign().by(has(aUser())))).by(user).paid());

        assertThat(ports().departures().ties(user.id())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"IN_REVIEW", "ACTIVE", "SUSPENDED"})
    @Rule("G2")
    default void holds_back_who_has_a_live_campaign(CampaignStatus status) {
        var owner = has(aUser());
        has(aCampaign().by(owner).in(status));

        assertThat(ports().departures().ties(owner.id())).containsExactly(Tie.CAMPAIGN);
    }

    @Test
    @Rule("G2")
    default void holds_back_whose_money_is_on_its_way_to_a_bank() {
        var owner = has(aUser()).id();
        var now = ports().clock().instant();
        var asked = new Payout.Asked(Money.of(500, "XOF"), "acct_1", false, null);
        var payout = Payout.ask(new PayoutId(ports().ids().next()), owner, asked, now);
        committed(() -> ports().payouts().add(payout));

        assertThat(ports().departures().ties(owner)).containsExactly(Tie.PAYOUT);
        committed(() -> ports().payouts().save(payout.paid("po_" + payout.id(), now)));

        assertThat(ports().departures().ties(owner)).isEmpty();
    }

    @Test
    @Rule("G2")
    default void holds_back_both_sides_of_a_disputed_payment() {
        var owner = has(aUser());
        var donor = has(aUser());
        var campaign = has(aCampaign().by(owner).in(CampaignStatus.SUCCEEDED));
        var donation = has(aDonation().to(campaign).by(donor).paid());
        committed(() -> {
            var payment = ports().payments().findForUpdate(donation.payment()).orElseThrow();
            var now = ports().clock().instant();
            var paid =
                    payment.status() == PaymentStatus.SUCCEEDED
                            ? payment
                            : payment.succeeded("py_" + payment.id(), now);
            ports().payments().save(paid.disputed(payment.amount()));
        });

        assertThat(ports().departures().ties(owner.id())).containsExactly(Tie.DISPUTE);
        assertThat(ports().departures().ties(donor.id())).containsExactly(Tie.DISPUTE);
    }

    @Test
    @Rule("G3")
    default void finds_those_who_were_erased_and_are_here_again() {
        var returned = has(aUser());
        var leaving = has(aUser());
        var unknown = new UserId(ports().ids().next());
        leave(leaving);

        var found = ports().departures().returned(List.of(returned.id(), leaving.id(), unknown));

        assertThat(found).containsExactly(returned.id());
        assertThat(ports().departures().returned(List.of())).isEmpty();
    }

    @Test
    @Rule("G3")
    default void holds_nobody_back_who_was_erased_before() {
        var owner = has(aUser());
        has(aCampaign().by(owner).in(CampaignStatus.ACTIVE));

        committed(() -> ports().departures().callBack(owner, ports().clock().instant()));
        committed(() -> ports().departures().callBack(owner, ports().clock().instant()));

        assertThat(ports().departures().ties(owner.id())).isEmpty();
    }

    @Test
    @Rule("G3")
    default void drops_the_mails_that_wait_for_somebody_who_was_erased_before() {
        var returned = has(aUser());
        var other = has(aUser());
        farewell(returned);
        farewell(other);
        leave(returned);
        leave(other);

        committed(() -> ports().departures().callBack(returned, ports().clock().instant()));

        assertThat(ready()).contains(returned.id()).doesNotContain(other.id());
    }

    @Test
    @Rule("S23")
    default void gives_out_those_who_leave_when_no_subscription_of_theirs_lives() {
        var subscriber = has(aUser());
        var creator = has(aCreator());
        var staying = has(aUser());
        var live = has(aSubscription().of(subscriber).to(has(aTier().of(creator))));
        leave(subscriber);

        assertThat(ready()).doesNotContain(subscriber.id(), creator.id(), staying.id());
        assertThat(ports().dueSubscriptions().ofLeaving(1_000))
                .extracting(Subscription::id)
                .contains(live.id());
        committed(() -> {
            var current = ports().subscriptions().findForUpdate(live.id()).orElseThrow();
            var now = ports().clock().instant();
            ports().subscriptions().save(current.moved(SubscriptionStatus.CANCELED, now));
        });

        assertThat(ready()).contains(subscriber.id()).doesNotContain(creator.id(), staying.id());
    }

    @Test
    @Rule("T4")
    default void waits_with_those_to_whom_a_mail_is_on_its_way() {
        var leaver = has(aUser());
        var mail = farewell(leaver);
        leave(leaver);

        assertThat(ready()).doesNotContain(leaver.id());
        ports().mailQueue().giveUp(mail.id(), "refused");

        assertThat(ready()).contains(leaver.id());
    }

    @Test
    @Rule("G1")
    default void wipes_what_somebody_published_and_said() {
        var leaver = has(aCreator());
        var other = has(aCreator());
        var own = has(aPost().by(leaver));
        var others = has(aPost().by(other));
        var said = hasComment(leaver, new CommentSubject.OnPost(others.id()), null);
        hasComment(other, new CommentSubject.OnPost(others.id()), said.id());
        hasComment(other, new CommentSubject.OnPost(own.id()), null);
        committed(() -> {
            ports().follows().follow(leaver.id(), other.id(), ports().clock().instant());
            ports().follows().follow(other.id(), leaver.id(), ports().clock().instant());
        });

        wipe(leaver);
        wipe(leaver);

        assertThat(inTransaction(() -> ports().posts().findForUpdate(own.id()))).isEmpty();
        assertThat(ports().comments().find(said.id())).isEmpty();
        var profile = ports().users().profile(other.id(), Actor.anonymous());
        assertThat(profile.orElseThrow().followerCount()).isZero();
        assertThat(profile.orElseThrow().followingCount()).isZero();
    }

    @Test
    @Rule("G1")
    default void keeps_what_money_hangs_on_without_name_and_words() {
        var leaver = has(aUser());
        var image = has(anImage().of(leaver));
        var funded = has(aCampaign().by(leaver).coveredBy(image).in(CampaignStatus.SUCCEEDED));
        var draft = has(aCampaign().by(leaver).in(CampaignStatus.DRAFT));
        has(aDonation().to(funded).by(has(aUser())).paid());
        var given =
                has(
                        aDonation()
                                .to(has(aCampaign().by(has(aUser()))))
                                .by(leaver)
                                .saying("From my heart")
                                .in(DonationStatus.SUCCEEDED));

        wipe(leaver);

        assertThat(ports().campaigns().find(draft.id())).isEmpty();
        assertThat(ports().campaigns().find(funded.id()).orElseThrow().pitch().cover()).isNull();
        var kept = ports().donations().find(given.id()).orElseThrow();
        assertThat(kept.gift().anonymous()).isTrue();
        assertThat(kept.gift().message()).isNull();
        assertThat(kept.gift().amount()).isEqualTo(given.gift().amount());
        assertThat(ports().mediaItems().ofOwner(leaver.id(), 10)).containsExactly(image);
        committed(() -> ports().mediaItems().remove(image.id()));
        assertThat(ports().mediaItems().ofOwner(leaver.id(), 10)).isEmpty();
    }

    @Test
    @Rule("G1")
    default void wipes_by_what_somebody_signed_in() {
        var leaver = has(aUser());
        var now = ports().clock().instant();
        var identity = new SocialIdentity("google", "subject-" + leaver.id());
        committed(() -> {
            ports().socialIdentities().link(identity, leaver.id(), now);
            ports().passkeys().add(passkey(leaver.id(), now));
            ports().knownDevices().note(leaver.id(), DeviceName.of("Firefox"), now);
        });

        wipe(leaver);

        assertThat(ports().socialIdentities().userOf(identity)).isEmpty();
        assertThat(ports().passkeys().of(leaver.id())).isEmpty();
        assertThat(
                        inTransaction(() ->
                                ports().knownDevices()
                                        .note(leaver.id(), DeviceName.of("Firefox"), now)))
                .isEqualTo(KnownDevices.Sight.FIRST);
    }

    @Test
    default void stores_the_pseudonym_and_lists_it_only_on_demand() {
        var leaver = has(aUser());
        committed(() -> {
            var current = ports().users().findForUpdate(leaver.id()).orElseThrow();
            ports().users().save(current.withStatus(User.Status.ERASED).pseudonym());
        });

        var stored = ports().users().find(leaver.id()).orElseThrow();

        assertThat(stored.isGone()).isTrue();
        assertThat(stored.passwordHash().isNone()).isTrue();
        assertThat(ports().users().findByEmail(leaver.email())).isEmpty();
        assertThat(ports().users().isHandleTaken(leaver.handle())).isFalse();
    }

    @Test
    default void gives_out_those_who_leave_page_by_page() {
        var leavers = List.of(has(aUser()), has(aUser()), has(aUser()));
        leavers.forEach(this::leave);
        var all = ready();

        var first = inTransaction(() -> ports().departures().ready(null, all.size() - 1));
        var rest = inTransaction(() -> ports().departures().ready(first.getLast(), 1_000));

        assertThat(all).containsAll(leavers.stream().map(User::id).toList());
        assertThat(first).isEqualTo(all.subList(0, all.size() - 1));
        assertThat(rest).containsExactly(all.getLast());
    }

    @Test
    @Rule("G1")
    default void leaves_a_pseudonym_of_what_was_given_under_the_address_without_signing_in() {
        var leaver = has(aUser());
        var owner = has(aUser());
        var campaign = has(aCampaign().by(owner));
        var address = leaver.email().value();
        var given = has(aDonation().to(campaign).byGuest(address, "Zawadi").saying("Hi").paid());
        var other = has(aDonation().to(campaign).byGuest("x." + address, "Ben").paid());
        var receipt = hasReceipt(given);
        hasNotification(owner, "donor", new Subject(Subject.Type.DONATION, given.id().value()));
        committed(() ->
                ports().campaigns()
                        .count(campaign.id(), given.gift().amount(), given.donor().payerKey()));

        wipe(leaver);
        wipe(leaver);

        var kept = ports().donations().find(given.id()).orElseThrow();
        var guest = (Donor.Guest) kept.donor();
        assertThat(guest.email().isErased()).isTrue();
        assertThat(guest.name()).isNull();
        assertThat(kept.gift().message()).isNull();
        assertThat(kept.gift().anonymous()).isTrue();
        assertThat(ports().documents().find(receipt.id()).orElseThrow().payer()).isNull();
        assertThat(ports().donations().find(other.id())).contains(other);
        var told = ports().notifications().list(owner.id(), false, PageRequest.first(9));
        assertThat(told.items())
                .extracting(card -> card.notification().facts().get("donor"))
                .containsExactly("");
    }

    @Test
    @Rule("G1")
    default void wipes_the_name_of_a_creator_from_what_their_subscribers_were_told() {
        var leaver = has(aCreator());
        var subscriber = has(aUser());
        var subscription = has(aSubscription().of(subscriber).to(has(aTier().of(leaver))));
        var others = has(aSubscription().of(subscriber).to(has(aTier().of(has(aCreator())))));
        hasNotification(subscriber, "creator", of(subscription));
        hasNotification(subscriber, "creator", of(others));

        wipe(leaver);

        var told = ports().notifications().list(subscriber.id(), false, PageRequest.first(9));
        assertThat(told.items())
                .extracting(card -> card.notification().facts().get("creator"))
                .containsExactly("Zawadi", "");
    }

    private Mail farewell(User to) {
        var content = new MailContent.Told("Farewell", "Gone", null);
        var mail = new Mail(new MailId(ports().ids().next()), to.email(), Language.FR, content);
        committed(() -> ports().mailQueue().add(mail, "farewell:" + to.id()));
        return mail;
    }

    private Document hasReceipt(Donation donation) {
        return inTransaction(() -> {
            var amount = donation.gift().amount();
            var now = ports().clock().instant();
            var facts =
                    new Document.Facts(
                            Party.named("Mecene"),
                            amount,
                            null,
                            PaymentPurpose.DONATION,
                            "A well",
                            "Ben",
                            now,
                            null,
                            null);
            var document =
                    new Document(
                            new DocumentId(ports().ids().next()),
                            ports().documents().next(DocumentKind.RECEIPT, 2121),
                            donation.payment(),
                            ports().ids().next(),
                            facts,
                            Party.named("Zawadi"),
                            now);
            ports().documents().add(document);
            return document;
        });
    }

    private static Subject of(Subscription subscription) {
        return new Subject(Subject.Type.SUBSCRIPTION, subscription.id().value());
    }

    private void hasNotification(User reader, String fact, Subject about) {
        var notification =
                new Notification(
                        new NotificationId(ports().ids().next()),
                        new EventId(ports().ids().next()),
                        reader.id(),
                        NotificationKind.SUBSCRIPTION_ENDED,
                        about,
                        null,
                        Map.of(fact, "Zawadi"),
                        ports().clock().instant(),
                        null);
        committed(() -> ports().notifications().add(notification));
    }

    private Passkey passkey(UserId owner, Instant now) {
        return new Passkey(
                new PasskeyId(ports().ids().next()),
                owner,
                "credential-" + owner,
                Bytes.of(new byte[] {1}),
                0,
                "Phone",
                now,
                null);
    }

    private void leave(User user) {
        committed(() -> {
            var current = ports().users().findForUpdate(user.id()).orElseThrow();
            ports().users().save(current.withStatus(User.Status.LEAVING));
        });
    }

    private void wipe(User user) {
        committed(() -> ports().departures().wipe(user));
    }

    private List<UserId> ready() {
        return inTransaction(() -> ports().departures().ready(null, 1_000));
    }
}
