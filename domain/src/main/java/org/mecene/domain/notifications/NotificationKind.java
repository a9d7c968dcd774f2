package org.mecene.domain.notifications;

import java.util.Locale;

/// What a notification is about.
public enum NotificationKind {
    NEW_SIGN_IN,
    PASSWORD_CHANGED,
    EMAIL_CHANGED,
    SIGN_IN_CHANGED,
    NEW_FOLLOWER,
    COMMENT,
    REPLY,
    LIKE,
    NEW_SUBSCRIBER,
    SUBSCRIPTION_ENDING,
    SUBSCRIPTION_ENDED,
    RENEWAL_AHEAD,
    TIER_CHANGED,
    COMPLIMENTARY_ACCESS,
    GIFT_READY,
    GIFT_REDEEMED,
    PAYMENT_FAILED,
    PAYMENT_ACTION_NEEDED,
    REFUND,
    REFUND_FAILED,
    NEW_DONATION,
    DONATION_RECEIPT,
    GOAL_REACHED,
    CAMPAIGN_SUCCEEDED,
    CAMPAIGN_FAILED,
    CAMPAIGN_APPROVED,
    CAMPAIGN_REJECTED,
    CREATOR_APPLICATION_DECIDED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it also goes out by mail. What concerns the account, money or a decision does; what
    /// happens many times a day does not.
    public boolean isMailed() {
        return switch (this) {
            case NEW_FOLLOWER, COMMENT, REPLY, LIKE -> false;
            case NEW_SIGN_IN,
                    PASSWORD_CHANGED,
                    EMAIL_CHANGED,
                    SIGN_IN_CHANGED,
                    NEW_SUBSCRIBER,
                    SUBSCRIPTION_ENDING,
                    SUBSCRIPTION_ENDED,
                    RENEWAL_AHEAD,
                    TIER_CHANGED,
                    COMPLIMENTARY_ACCESS,
                    GIFT_READY,
                    GIFT_REDEEMED,
                    PAYMENT_FAILED,
                    PAYMENT_ACTION_NEEDED,
                    REFUND,
                    REFUND_FAILED,
                    NEW_DONATION,
                    DONATION_RECEIPT,
                    GOAL_REACHED,
                    CAMPAIGN_SUCCEEDED,
                    CAMPAIGN_FAILED,
                    CAMPAIGN_APPROVED,
                    CAMPAIGN_REJECTED,
                    CREATOR_APPLICATION_DECIDED ->
                    true;
        };
    }
}
