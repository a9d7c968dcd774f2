package org.mecene.rest.users;

import org.mecene.domain.users.AccessTokens;

/// @param expiresIn how long the access token works, in seconds
record AccessTokenJson(String accessToken, String tokenType, int expiresIn) {
    static AccessTokenJson of(String accessToken) {
        return new AccessTokenJson(accessToken, "Bearer", AccessTokens.LIFE_SECONDS);
    }

    @Override
    public String toString() {
        return "AccessTokenJson";
    }
}
