package org.mecene.domain.users;

import java.util.Set;

final class FakePasskeyCeremoniesTest implements PasskeyCeremoniesContract {
    @Override
    public PasskeyCeremonies ceremonies() {
        return new FakePasskeyCeremonies(PARTY, Set.of(ORIGIN, FRONT_END));
    }
}
