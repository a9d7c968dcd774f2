package org.mecene.application.funding;

import org.jspecify.annotations.Nullable;
import org.mecene.application.notifications.EventHandler;
import org.mecene.application.payments.AskRefunds;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.Campaigns;
import org.mecene.domain.funding.Donations;
import org.mecene.domain.funding.FundingEvent.CampaignEnded;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.transactions.Transactions;

/// Gives every donor back what they gave when an all-or-nothing campaign failed (rules.md C13).
/// Each donation has a transaction of its own: a crash leaves the rest to the next attempt, which
/// asks for nothing that is on its way back already.
public final class GiveBackDonations implements EventHandler {
    private final Transactions transactions;
    private final Campaigns campaigns;
    private final Donations donations;
    private final Payments payments;
    private final AskRefunds askRefunds;

    public GiveBackDonations(
            Transactions transactions,
            Campaigns campaigns,
            Donations donations,
            Payments payments,
            AskRefunds askRefunds) {
        this.transactions = transactions;
        this.campaigns = campaigns;
        this.donations = donations;
        this.payments = payments;
        this.askRefunds = askRefunds;
    }

    @Override
    public void beforeTransaction(RecordedEvent recorded) {
        if (recorded.event() instanceof CampaignEnded ended) {
            campaigns
                    .find(ended.campaign())
                    .filter(Campaign::givesBack)
                    .ifPresent(campaign -> giveBackAll(campaign.id()));
        }
    }

    @Override
    public void handle(RecordedEvent recorded) {
        // Thousands of donations do not go into one transaction.
    }

    private void giveBackAll(CampaignId campaign) {
        @Nullable Cursor after = null;
        do {
            var page =
                    donations.ofCampaign(campaign, new PageRequest(PageRequest.MAX_LIMIT, after));
            page.items().forEach(card -> giveBack(card.donation().payment()));
            after = page.next();
        } while (after != null);
    }

    private void giveBack(PaymentId id) {
        transactions.run(() -> payments.findForUpdate(id).ifPresent(askRefunds::askByItself));
    }
}
