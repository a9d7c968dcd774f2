package org.mecene.domain.funding;

import java.util.Locale;

/// What becomes of the donations when the goal is missed.
public enum FundingModel {
    /// The owner receives whatever was given.
    KEEP_WHAT_YOU_RAISE,
    /// Every donor gets the money back.
    ALL_OR_NOTHING;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
