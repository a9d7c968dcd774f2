package org.mecene.domain.users;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.documents.Document;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.funding.Donor;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.notifications.InMemoryMailQueue;
import org.mecene.domain.notifications.InMemoryNotifications;
import org.mecene.domain.payments.InMemoryLedger;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.payments.RefundStatus;
import org.mecene.domain.payouts.InMemoryPayoutAccounts;
import org.mecene.domain.payouts.InMemoryPayouts;
import org.mecene.domain.social.CommentSubject;
import org.mecene.domain.social.InMemoryComments;
import org.mecene.domain.testkit.InMemoryDatabase;

public final class InMemoryDepartures implements Departures {
    private static final Set<CampaignStatus> LIVE =
            EnumSet.of(CampaignStatus.IN_REVIEW, CampaignStatus.ACTIVE, CampaignStatus.SUSPENDED);

    private static final Comparator<UserId> BY_ID = Comparator.comparing(id -> id.toString());

    private final InMemoryDatabase database;
    private final InMemoryComments comments;
    private final Money money;
    private final InMemoryNotifications notifications;
    private final InMemoryMailQueue mails;
    private final Keys keys;
    private final Set<UserId> erasedBefore = ConcurrentHashMap.newKeySet();

    /// By what people sign in. What holds people back, and what goes with them.
    public record Money(
            InMemoryLedger ledger,
            InMemoryPayouts payouts,
            InMemoryPayoutAccounts payoutAccounts) {}

    public record Keys(
            Sessions sessions,
            MailedLinks links,
            SecondFactors factors,
            SocialIdentities identities,
            Passkeys passkeys,
            KnownDevices devices) {}

    public InMemoryDepartures(
            InMemoryDatabase database,
            Money money,
            InMemoryNotifications notifications,
            InMemoryMailQueue mails,
            Keys keys) {
        this.database = database;
        this.comments = new InMemoryComments(database);
        this.money = money;
        this.notifications = notifications;
        this.mails = mails;
        this.keys = keys;
    }

    @Override
    public Set<Tie> ties(UserId user) {
        var ties = EnumSet.noneOf(Tie.class);
        if (erasedBefore.contains(user)) {
            return ties;
        }
        var owners =
                Stream.concat(
                                Stream.of(user.value()),
                                campaigns(user).map(campaign -> campaign.id().value()))
                        .toList();
        if (money.ledger().balances(owners).stream().anyMatch(held -> held.amount().minor() != 0)) {
            ties.add(Tie.BALANCE);
        }
        if (campaigns(user).anyMatch(campaign -> LIVE.contains(campaign.status()))) {
            ties.add(Tie.CAMPAIGN);
        }
        var payments = database.payments().where(concerns(user)).toList();
        if (payments.stream().anyMatch(payment -> payment.status() == PaymentStatus.DISPUTED)) {
            ties.add(Tie.DISPUTE);
        }
        var ids = payments.stream().map(Payment::id).collect(Collectors.toSet());
        if (database.refunds()
                .all()
                .anyMatch(refund ->
                        refund.status() == RefundStatus.PENDING
                                && ids.contains(refund.payment()))) {
            ties.add(Tie.REFUND);
        }
        if (money.payouts().hasOpen(user)) {
            ties.add(Tie.PAYOUT);
        }
        return ties;
    }

    @Override
    public List<UserId> returned(List<UserId> erased) {
        return database.users()
                .where(user -> erased.contains(user.id()) && !user.isGone())
                .map(User::id)
                .toList();
    }

    @Override
    public void callBack(User user, Instant now) {
        database.transactions().requireOpen();
        erasedBefore.add(user.id());
        mails.forget(user.email());
    }

    @Override
    public List<UserId> ready(@Nullable UserId after, int max) {
        return database.users()
                .where(user -> user.status() == User.Status.LEAVING)
                .filter(user -> !mails.isOwed(user.email()))
                .map(User::id)
                .filter(user ->
                        database.subscriptions()
                                .all()
                                .noneMatch(row ->
                                        row.status().isLive()
                                                && (row.subscriber().equals(user)
                                                        || row.creator().equals(user))))
                .filter(user -> after == null || BY_ID.compare(user, after) > 0)
                .sorted(BY_ID)
                .limit(max)
                .toList();
    }

    @Override
    public void wipe(User user) {
        database.transactions().requireOpen();
        var id = user.id();
        database.posts()
                .where(post -> post.creator().equals(id))
                .forEach(post -> {
                    forgetComments(new CommentSubject.OnPost(post.id()));
                    database.posts().remove(post.id());
                });
        campaigns(id).forEach(this::wipe);
        database.comments()
                .where(comment -> comment.author().equals(id))
                .forEach(comment -> comments.remove(comment.id()));
        database.likes()
                .keys()
                .filter(like -> like.user().equals(id))
                .forEach(database.likes()::remove);
        database.follows()
                .keys()
                .filter(follow -> follow.follower().equals(id) || follow.creator().equals(id))
                .forEach(database.follows()::remove);
        database.donations()
                .where(donation -> isBy(donation, id))
                .forEach(donation ->
                        database.donations().put(donation.id(), withoutWords(donation)));
        forgetGuest(user.email());
        forgetPayer(id);
        database.gifts()
                .where(gift -> gift.buyer().equals(id))
                .forEach(gift -> database.gifts().put(gift.id(), gift.unwrapped()));
        notifications.forget(id);
        notifications.blankNames(soldBy(id));
        mails.forget(user.email());
        keys.sessions().endAll(id);
        keys.links().forget(id);
        keys.factors().remove(id);
        keys.identities().of(id).forEach(linked -> keys.identities().unlink(id, linked.provider()));
        keys.passkeys().of(id).forEach(passkey -> keys.passkeys().remove(id, passkey.id()));
        keys.devices().forget(id);
        money.payoutAccounts().forget(id);
    }

    private Set<UUID> soldBy(UserId creator) {
        return Stream.concat(
                        database.subscriptions()
                                .where(row -> row.creator().equals(creator))
                                .map(row -> row.id().value()),
                        database.gifts()
                                .where(gift -> gift.creator().equals(creator))
                                .map(gift -> gift.id().value()))
                .collect(Collectors.toSet());
    }

    private void forgetGuest(EmailAddress address) {
        database.donations()
                .where(donation -> isByGuest(donation, address))
                .forEach(donation -> {
                    database.documents()
                            .where(document -> document.payment().equals(donation.payment()))
                            .forEach(document ->
                                    database.documents().put(document.id(), nameless(document)));
                    notifications.blankNames(Set.of(donation.id().value()));
                    database.donations().put(donation.id(), withoutGuest(donation));
                });
    }

    private static boolean isByGuest(Donation donation, EmailAddress address) {
        return donation.donor() instanceof Donor.Guest(var email, _, _) && email.equals(address);
    }

    private static Donation withoutGuest(Donation donation) {
        return withoutWords(
                new Donation(
                        donation.id(),
                        donation.campaign(),
                        new Donor.Guest(
                                EmailAddress.erased(donation.id().value()), null, Language.EN),
                        donation.gift(),
                        donation.payment(),
                        donation.status(),
                        donation.createdAt(),
                        donation.paidAt()));
    }

    private void forgetPayer(UserId id) {
        database.billingDetails().remove(id);
        database.documents()
                .where(document -> id.equals(payer(document)))
                .forEach(document -> database.documents().put(document.id(), nameless(document)));
    }

    private @Nullable UserId payer(Document document) {
        return InMemoryDatabase.reference(database.payments(), document.payment())
                .request()
                .payer();
    }

    private static Document nameless(Document document) {
        return new Document(
                document.id(),
                document.number(),
                document.payment(),
                document.cause(),
                document.facts(),
                null,
                document.issuedAt());
    }

    private void wipe(Campaign campaign) {
        var hasMoney =
                database.donations()
                        .all()
                        .anyMatch(donation -> donation.campaign().equals(campaign.id()));
        if (!hasMoney) {
            forgetComments(new CommentSubject.OnCampaign(campaign.id()));
            database.campaigns().remove(campaign.id());
            return;
        }
        var pitch = campaign.pitch();
        var bare =
                new Campaign.Pitch(
                        pitch.title(),
                        pitch.summary(),
                        pitch.description(),
                        pitch.goal(),
                        pitch.endsAt(),
                        pitch.category(),
                        pitch.funding(),
                        pitch.tags(),
                        null,
                        List.of(),
                        pitch.country());
        database.campaigns()
                .put(
                        campaign.id(),
                        new Campaign(
                                campaign.id(),
                                campaign.owner(),
                                campaign.slug(),
                                bare,
                                campaign.standing(),
                                campaign.featured(),
                                campaign.createdAt(),
                                campaign.version() + 1));
    }

    private void forgetComments(CommentSubject subject) {
        database.comments()
                .where(comment -> comment.subject().equals(subject))
                .forEach(comment -> database.comments().remove(comment.id()));
    }

    private Stream<Campaign> campaigns(UserId owner) {
        return database.campaigns().where(campaign -> campaign.owner().equals(owner));
    }

    /// Payments by a person, or for what is theirs.
    private Predicate<Payment> concerns(UserId user) {
        var theirs =
                Stream.concat(
                                database.donations()
                                        .where(donation ->
                                                campaigns(user)
                                                        .anyMatch(campaign ->
                                                                campaign.id()
                                                                        .equals(
                                                                                donation
                                                                                        .campaign())))
                                        .map(donation -> donation.id().value()),
                                database.subscriptions()
                                        .where(row -> row.creator().equals(user))
                                        .map(row -> row.id().value()))
                        .collect(Collectors.<UUID>toSet());
        return payment ->
                user.equals(payment.request().payer())
                        || theirs.contains(payment.request().purposeId());
    }

    private static boolean isBy(Donation donation, UserId user) {
        return donation.donor().equals(new Donor.Member(user));
    }

    private static Donation withoutWords(Donation donation) {
        var gift = donation.gift();
        return new Donation(
                donation.id(),
                donation.campaign(),
                donation.donor(),
                new Donation.Gift(gift.amount(), gift.charge(), true, null),
                donation.payment(),
                donation.status(),
                donation.createdAt(),
                donation.paidAt());
    }
}
