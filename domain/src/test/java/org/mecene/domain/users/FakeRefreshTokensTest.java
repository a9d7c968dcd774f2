package org.mecene.domain.users;

import org.mecene.domain.testkit.PredictableSecrets;

final class FakeRefreshTokensTest implements RefreshTokensContract {
    private final RefreshTokens refreshTokens = new FakeRefreshTokens(new PredictableSecrets());

    @Override
    public RefreshTokens refreshTokens() {
        return refreshTokens;
    }
}
