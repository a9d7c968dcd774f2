package org.mecene.security.passkeys;

import java.util.Set;
import org.mecene.domain.users.PasskeyCeremonies;
import org.mecene.domain.users.PasskeyCeremoniesContract;

final class WebAuthnCeremoniesTest implements PasskeyCeremoniesContract {
    @Override
    public PasskeyCeremonies ceremonies() {
        return new WebAuthnCeremonies(PARTY, Set.of(ORIGIN, FRONT_END));
    }
}
