package org.mecene.domain.users;

import org.mecene.domain.testkit.TestClock;

final class FakeAccessTokensTest implements AccessTokensContract {
    private final TestClock clock = new TestClock();
    private final AccessTokens accessTokens = new FakeAccessTokens(clock);

    @Override
    public AccessTokens accessTokens() {
        return accessTokens;
    }

    @Override
    public TestClock clock() {
        return clock;
    }
}
