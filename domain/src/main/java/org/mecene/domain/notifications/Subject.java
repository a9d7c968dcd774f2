package org.mecene.domain.notifications;

import java.util.Locale;
import java.util.UUID;

/// What a notification leads to.
public record Subject(Type type, UUID id) {
    public enum Type {
        USER,
        POST,
        COMMENT,
        SUBSCRIPTION,
        GIFT,
        CAMPAIGN,
        DONATION,
        PAYMENT,
        PAYOUT,
        CREATOR_APPLICATION;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
