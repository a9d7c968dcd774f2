package org.mecene.domain.users;

import java.util.Locale;

/// What happened to the ways to sign in to an account.
public enum SignInChange {
    SECOND_FACTOR_ON,
    SECOND_FACTOR_OFF,
    RECOVERY_CODE_USED,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    /// Two seem to hold it.
    PASSKEY_COPIED,
    IDENTITY_LINKED,
    IDENTITY_UNLINKED,
    /// Two seem to hold it, so it was ended.
    SESSION_REUSED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
