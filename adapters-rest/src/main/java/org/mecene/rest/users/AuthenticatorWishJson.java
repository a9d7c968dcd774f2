package org.mecene.rest.users;

/// What an authenticator must be able to do.
record AuthenticatorWishJson(
        String residentKey, boolean requireResidentKey, String userVerification) {
    /// One that knows by itself whose it is, if it can; and one that verifies who uses it.
    static final AuthenticatorWishJson USUAL =
            new AuthenticatorWishJson("preferred", false, "required");
}
