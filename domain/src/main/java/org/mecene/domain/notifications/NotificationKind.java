package org.mecene.domain.notifications;

import java.util.Locale;

/// What a notification is about.
public enum NotificationKind {
    NEW_SIGN_IN(Reach.MAIL),
    PASSWORD_CHANGED(Reach.MAIL),
    EMAIL_CHANGED(Reach.MAIL),
    SIGN_IN_CHANGED(Reach.MAIL),
    NEW_FOLLOWER(Reach.APP),
    COMMENT(Reach.APP),
    REPLY(Reach.APP),
    LIKE(Reach.APP),
    NEW_SUBSCRIBER(Reach.MAIL),
    SUBSCRIPTION_ENDING(Reach.MAIL),
    SUBSCRIPTION_ENDED(Reach.MAIL),
    RENEWAL_AHEAD(Reach.MAIL),
    TIER_CHANGED(Reach.MAIL),
    COMPLIMENTARY_ACCESS(Reach.MAIL),
    GIFT_READY(Reach.MAIL),
    GIFT_REDEEMED(Reach.MAIL),
    PAYMENT_FAILED(Reach.MAIL),
    PAYMENT_ACTION_NEEDED(Reach.MAIL),
    REFUND(Reach.MAIL),
    REFUND_FAILED(Reach.MAIL),
    PAYOUT_SENT(Reach.MAIL),
    PAYOUT_FAILED(Reach.MAIL),
    PAYOUT_ACCOUNT_CHANGED(Reach.MAIL),
    NEW_DONATION(Reach.MAIL),
    DONATION_RECEIPT(Reach.MAIL),
    GOAL_REACHED(Reach.MAIL),
    CAMPAIGN_SUCCEEDED(Reach.MAIL),
    CAMPAIGN_FAILED(Reach.MAIL),
    CAMPAIGN_APPROVED(Reach.MAIL),
    CAMPAIGN_REJECTED(Reach.MAIL),
    CREATOR_APPLICATION_DECIDED(Reach.MAIL);

    /// What concerns the account, money or a decision goes out by mail too; what happens many times
    /// a day does not.
    private enum Reach {
        APP,
        MAIL
    }

    private final Reach reach;

    NotificationKind(Reach reach) {
        this.reach = reach;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it also goes out by mail.
    public boolean isMailed() {
        return reach == Reach.MAIL;
    }
}
