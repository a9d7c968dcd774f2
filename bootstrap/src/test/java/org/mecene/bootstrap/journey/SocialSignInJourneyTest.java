package org.mecene.bootstrap.journey;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.mecene.security.testkit.MockOpenIdServer;

/// Against an OpenID server in this process; [KeycloakTest] has the same against another.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SocialSignInJourneyTest implements SocialSignInContract {
    private final MockOpenIdServer people = MockOpenIdServer.start();
    private final SocialWorld world = SocialWorld.with(people);

    @Override
    public SocialWorld world() {
        return world;
    }

    @AfterAll
    void stop() {
        world.close();
        people.close();
    }
}
