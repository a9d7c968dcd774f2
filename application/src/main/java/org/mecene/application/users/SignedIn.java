package org.mecene.application.users;

import org.mecene.domain.users.User;

/// What somebody who signed in gets. The tokens are handed on and never kept or logged.
public record SignedIn(User user, String accessToken, String refreshToken) {
    @Override
    public String toString() {
        return "SignedIn[" + user.id() + "]";
    }
}
