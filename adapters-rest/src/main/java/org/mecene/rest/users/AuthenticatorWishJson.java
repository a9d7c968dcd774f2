package org.mecene.rest.users;

/// What an authenticator must be able to do.
record AuthenticatorWishJson(
        String residentKey, boolean requireResidentKey, String userVerification) {
    /// One that keeps the key, and so knows by itself whose it is; and that verifies who uses it. A
    /// key that is not kept could be used with an address only, among those that are named there.
    static final AuthenticatorWishJson USUAL =
            new AuthenticatorWishJson("required", true, "required");
}
