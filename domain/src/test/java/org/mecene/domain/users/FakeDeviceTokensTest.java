package org.mecene.domain.users;

import org.mecene.domain.testkit.TestClock;

final class FakeDeviceTokensTest implements DeviceTokensContract {
    private final TestClock clock = new TestClock();
    private final FakeDeviceTokens tokens = new FakeDeviceTokens(clock);

    @Override
    public DeviceTokens deviceTokens() {
        return tokens;
    }

    @Override
    public TestClock clock() {
        return clock;
    }
}
