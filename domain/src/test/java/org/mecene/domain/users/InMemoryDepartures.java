package org.mecene.domain.users;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.funding.Donor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.notifications.InMemoryMailQueue;
import org.mecene.domain.notifications.InMemoryNotifications;
import org.mecene.domain.payments.InMemoryLedger;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.payments.RefundStatus;
import org.mecene.domain.social.CommentSubject;
import org.mecene.domain.social.InMemoryComments;
import org.mecene.domain.testkit.InMemoryDatabase;

public final class InMemoryDepartures implements Departures {
    private static final Set<CampaignStatus> LIVE =
            EnumSet.of(CampaignStatus.IN_REVIEW, CampaignStatus.ACTIVE, CampaignStatus.SUSPENDED);

    private final InMemoryDatabase database;
    private final InMemoryComments comments;
    private final InMemoryLedger ledger;
    private final InMemoryNotifications notifications;
    private final InMemoryMailQueue mails;
    private final Keys keys;

    /// By what people sign in.
    public record Keys(
            Sessions sessions,
            MailedLinks links,
            SecondFactors factors,
            SocialIdentities identities,
            Passkeys passkeys,
            KnownDevices devices) {}

    public InMemoryDepartures(
            InMemoryDatabase database,
            InMemoryLedger ledger,
            InMemoryNotifications notifications,
            InMemoryMailQueue mails,
            Keys keys) {
        this.database = database;
        this.comments = new InMemoryComments(database);
        this.ledger = ledger;
        this.notifications = notifications;
        this.mails = mails;
        this.keys = keys;
    }

    @Override
    public Set<Tie> ties(UserId user) {
        var ties = EnumSet.noneOf(Tie.class);
        var owners =
                Stream.concat(
                                Stream.of(user.value()),
                                campaigns(user).map(campaign -> campaign.id().value()))
                        .toList();
        if (ledger.balances(owners).stream().anyMatch(held -> held.amount().minor() != 0)) {
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
        return ties;
    }

    @Override
    public List<UserId> ready(int max) {
        return database.users()
                .where(user -> user.status() == User.Status.LEAVING)
                .filter(user -> mails.unsent().noneMatch(mail -> mail.to().equals(user.email())))
                .map(User::id)
                .filter(user ->
                        database.subscriptions()
                                .all()
                                .noneMatch(row ->
                                        row.status().isLive()
                                                && (row.subscriber().equals(user)
                                                        || row.creator().equals(user))))
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
        database.gifts()
                .where(gift -> gift.buyer().equals(id))
                .forEach(gift -> database.gifts().put(gift.id(), gift.unwrapped()));
        notifications.forget(id);
        mails.forget(user.email());
        keys.sessions().endAll(id);
        keys.links().forget(id);
        keys.factors().remove(id);
        keys.identities().of(id).forEach(linked -> keys.identities().unlink(id, linked.provider()));
        keys.passkeys().of(id).forEach(passkey -> keys.passkeys().remove(id, passkey.id()));
        keys.devices().forget(id);
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
