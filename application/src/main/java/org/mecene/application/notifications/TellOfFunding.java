package org.mecene.application.notifications;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.documents.ReceiptLink;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.Campaigns;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.funding.DonationId;
import org.mecene.domain.funding.Donations;
import org.mecene.domain.funding.Donor;
import org.mecene.domain.funding.FundingEvent;
import org.mecene.domain.funding.FundingEvent.CampaignEnded;
import org.mecene.domain.funding.FundingEvent.CampaignReviewed;
import org.mecene.domain.funding.FundingEvent.DonationReceived;
import org.mecene.domain.funding.FundingEvent.DonationRefunded;
import org.mecene.domain.funding.FundingEvent.GoalReached;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.notifications.Subject;
import org.mecene.domain.payments.Refund;
import org.mecene.domain.payments.RefundStatus;
import org.mecene.domain.payments.Refunds;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.User;

/// Tells owners of their campaigns, and thanks donors. An anonymous donor is nameless to the owner,
/// in words and in links (rules.md C17).
public final class TellOfFunding implements EventHandler {
    private final Teller teller;
    private final Campaigns campaigns;
    private final Donations donations;
    private final Refunds refunds;

    public TellOfFunding(Teller teller, Campaigns campaigns, Donations donations, Refunds refunds) {
        this.teller = teller;
        this.campaigns = campaigns;
        this.donations = donations;
        this.refunds = refunds;
    }

    @Override
    public void handle(RecordedEvent recorded) {
        if (recorded.event() instanceof FundingEvent event) {
            switch (event) {
                case CampaignReviewed reviewed -> tell(recorded, reviewed);
                case DonationReceived received -> tell(recorded, received);
                case DonationRefunded refunded -> tell(recorded, refunded);
                case GoalReached(var id, var owner) -> {
                    var campaign = require(id);
                    var facts = facts(campaign, Wording.fact(campaign.pitch().goal()));
                    tellOwner(recorded, owner, campaign, NotificationKind.GOAL_REACHED, facts);
                }
                case CampaignEnded(var id, var owner, var succeeded) -> {
                    var kind =
                            succeeded
                                    ? NotificationKind.CAMPAIGN_SUCCEEDED
                                    : NotificationKind.CAMPAIGN_FAILED;
                    var facts = facts(require(id), Wording.fact(campaigns.raised(id)));
                    tellOwner(recorded, owner, require(id), kind, facts);
                }
            }
        }
    }

    private void tell(RecordedEvent recorded, CampaignReviewed reviewed) {
        var campaign = require(reviewed.campaign());
        var kind =
                reviewed.approved()
                        ? NotificationKind.CAMPAIGN_APPROVED
                        : NotificationKind.CAMPAIGN_REJECTED;
        var reason = reviewed.reason() == null ? "" : reviewed.reason();
        var facts = Map.of("campaign", campaign.pitch().title(), "reason", reason);
        tellOwner(recorded, reviewed.owner(), campaign, kind, facts);
    }

    private void tell(RecordedEvent recorded, DonationReceived received) {
        var campaign = require(received.campaign());
        var donation = requireDonation(received.donation());
        tellOwnerOf(recorded, received.owner(), campaign, donation);
        thank(recorded, campaign, donation);
    }

    private void tellOwnerOf(
            RecordedEvent recorded, UserId owner, Campaign campaign, Donation donation) {
        var anonymous = donation.gift().anonymous();
        var facts =
                Map.of(
                        "campaign",
                        campaign.pitch().title(),
                        "amount",
                        Wording.fact(donation.gift().amount()),
                        Wording.DONOR,
                        anonymous ? "" : nameOf(donation.donor()));
        @Nullable UserId actor =
                !anonymous && donation.donor() instanceof Donor.Member(var user) ? user : null;
        var subject = new Subject(Subject.Type.DONATION, donation.id().value());
        teller.tell(
                recorded,
                owner,
                new Teller.Message(
                        NotificationKind.NEW_DONATION, subject, actor, facts, path(campaign.id())));
    }

    private void thank(RecordedEvent recorded, Campaign campaign, Donation donation) {
        switch (donation.donor()) {
            case Donor.Guest(var email, var name, var language) -> {
                var link = ReceiptLink.to(donation.payment(), recorded.at());
                var guest = new Reader(email, name == null ? "" : name, language, link.name());
                sendReceipt(recorded, campaign, donation, guest);
            }
            case Donor.Member(var id) ->
                    teller.find(id)
                            .map(TellOfFunding::reader)
                            .ifPresent(member -> sendReceipt(recorded, campaign, donation, member));
        }
    }

    /// Who is sent a receipt.
    ///
    /// @param linkName of a guest's link to it; null for a member
    private record Reader(
            EmailAddress email, String name, Language language, @Nullable String linkName) {}

    private static Reader reader(User member) {
        var profile = member.profile();
        return new Reader(member.email(), profile.displayName(), profile.language(), null);
    }

    /// The donor hears of it, a guest by mail.
    private void tell(RecordedEvent recorded, DonationRefunded refunded) {
        var campaign = require(refunded.campaign());
        var donation = requireDonation(refunded.donation());
        var facts =
                Map.of(
                        "subject",
                        campaign.pitch().title(),
                        "amount",
                        Wording.fact(refunded.amount()));
        switch (donation.donor()) {
            case Donor.Member(var id) ->
                    teller.tell(
                            recorded,
                            id,
                            new Teller.Message(
                                    NotificationKind.REFUND,
                                    new Subject(Subject.Type.DONATION, donation.id().value()),
                                    null,
                                    facts,
                                    path(campaign.id())));
            case Donor.Guest(var email, _, var language) -> {
                var wording = teller.wording();
                var title = wording.title(NotificationKind.REFUND, facts, language);
                var text = wording.text(NotificationKind.REFUND, facts, language);
                var path = path(campaign.id());
                var link = ReceiptLink.to(donation.payment(), recorded.at());
                var content =
                        about(donation, refunded)
                                .<MailContent>map(refund ->
                                        new MailContent.GivenBack(
                                                title,
                                                text,
                                                path,
                                                link.name(),
                                                refund.id().value()))
                                .orElseGet(() -> new MailContent.Told(title, text, path));
                teller.mail(recorded, new Mail(teller.newMailId(), email, language, content));
            }
        }
    }

    /// The refund that an event tells of: the newest one of that amount.
    private Optional<Refund> about(Donation donation, DonationRefunded refunded) {
        return refunds.of(donation.payment()).stream()
                .filter(refund -> refund.status() == RefundStatus.SUCCEEDED)
                .filter(refund -> refund.amount().equals(refunded.amount()))
                .reduce((_, newer) -> newer);
    }

    private Donation requireDonation(DonationId id) {
        return donations.find(id).orElseThrow(() -> new IllegalStateException("No donation " + id));
    }

    private void sendReceipt(
            RecordedEvent recorded, Campaign campaign, Donation donation, Reader to) {
        var wording = teller.wording();
        var language = to.language();
        var gift = donation.gift();
        var lines = new ArrayList<MailContent.Line>();
        lines.add(line("receipt.campaign", campaign.pitch().title(), language));
        lines.add(line("receipt.amount", Wording.money(gift.amount(), language), language));
        if (!gift.charge().equals(gift.amount())) {
            var covered = gift.charge().minus(gift.amount());
            lines.add(line("receipt.fees", Wording.money(covered, language), language));
        }
        lines.add(line("receipt.charge", Wording.money(gift.charge(), language), language));
        var paidAt = donation.paidAt() == null ? recorded.at() : donation.paidAt();
        lines.add(line("receipt.date", Wording.day(paidAt, language), language));
        lines.add(
                new MailContent.Line(
                        wording.label("receipt.reference", language), donation.id().toString()));
        var content =
                new MailContent.Receipt(
                        to.name(),
                        campaign.pitch().title(),
                        lines,
                        path(campaign.id()),
                        to.linkName());
        teller.mail(recorded, new Mail(teller.newMailId(), to.email(), language, content));
    }

    private MailContent.Line line(String label, String value, Language language) {
        return new MailContent.Line(teller.wording().label(label, language), value);
    }

    private void tellOwner(
            RecordedEvent recorded,
            UserId owner,
            Campaign campaign,
            NotificationKind kind,
            Map<String, String> facts) {
        var subject = new Subject(Subject.Type.CAMPAIGN, campaign.id().value());
        teller.tell(
                recorded,
                owner,
                new Teller.Message(kind, subject, null, facts, path(campaign.id())));
    }

    private String nameOf(Donor donor) {
        return switch (donor) {
            case Donor.Member(var id) -> teller.nameOf(id);
            case Donor.Guest(_, var name, _) -> name == null ? "" : name;
        };
    }

    private static Map<String, String> facts(Campaign campaign, String amount) {
        return Map.of("campaign", campaign.pitch().title(), "amount", amount);
    }

    private static String path(CampaignId id) {
        return "/campaigns/" + id;
    }

    private Campaign require(CampaignId id) {
        return campaigns.find(id).orElseThrow(() -> new IllegalStateException("No campaign " + id));
    }
}
