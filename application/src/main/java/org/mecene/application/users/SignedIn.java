package org.mecene.application.users;

import org.mecene.domain.users.User;

/// What somebody who signed in gets. The tokens are handed on and never kept or logged.
///
/// @param deviceToken to be shown at the next sign-in with a password ([DeviceTokens]); the one
///   before it stays good
public record SignedIn(User user, String accessToken, String refreshToken, String deviceToken) {
    @Override
    public String toString() {
        return "SignedIn[" + user.id() + "]";
    }
}
