package org.mecene.rest.users;

import org.mecene.application.media.MediaLinks;
import org.mecene.application.users.SignedIn;
import org.mecene.domain.users.AccessTokens;

/// @param expiresIn how long the access token works, in seconds
/// @param deviceToken to be kept and shown at the next sign-in with a password
record SignedInJson(
        String accessToken,
        String tokenType,
        int expiresIn,
        String refreshToken,
        String deviceToken,
        OwnProfileJson user) {
    static SignedInJson of(SignedIn signedIn, MediaLinks links) {
        return new SignedInJson(
                signedIn.accessToken(),
                "Bearer",
                AccessTokens.LIFE_SECONDS,
                signedIn.refreshToken(),
                signedIn.deviceToken(),
                OwnProfileJson.of(signedIn.user(), links));
    }

    @Override
    public String toString() {
        return "SignedInJson";
    }
}
