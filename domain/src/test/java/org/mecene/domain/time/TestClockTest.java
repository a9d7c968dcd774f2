package org.mecene.domain.time;

import org.mecene.domain.testkit.TestClock;

final class TestClockTest implements MovableClockContract {
    private final MovableClock clock = new TestClock();

    @Override
    public MovableClock clock() {
        return clock;
    }

    @Override
    public MovableClock clockOfAnotherNode() {
        return clock;
    }
}
