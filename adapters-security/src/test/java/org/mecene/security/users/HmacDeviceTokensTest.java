package org.mecene.security.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.testkit.TestClock;
import org.mecene.domain.time.Secrets;
import org.mecene.domain.users.DeviceTokens;
import org.mecene.domain.users.DeviceTokensContract;
import org.mecene.security.testkit.Kept;
import org.mecene.security.time.SecureSecrets;

final class HmacDeviceTokensTest implements DeviceTokensContract {
    private final TestClock clock = new TestClock();
    private final ServerSecrets kept = Kept.nothing();
    private final Secrets secrets = new SecureSecrets(new SecureRandom());
    private final HmacDeviceTokens tokens = new HmacDeviceTokens(kept, secrets, clock);

    @Override
    public DeviceTokens deviceTokens() {
        return tokens;
    }

    @Override
    public TestClock clock() {
        return clock;
    }

    @Test
    void are_known_to_every_node_of_a_server_and_to_no_other_server() {
        var user = user();
        var token = tokens.issue(user);

        var otherNode = new HmacDeviceTokens(kept, secrets, clock);
        var otherServer = new HmacDeviceTokens(Kept.nothing(), secrets, clock);

        assertThat(otherNode.isOf(user, token)).isTrue();
        assertThat(otherServer.isOf(user, token)).isFalse();
    }

    @Test
    void cannot_be_made_younger() {
        var user = user();
        var old = tokens.issue(user);
        clock.advance(DeviceTokens.LIFE);
        var fresh = tokens.issue(user);

        var forged = fresh.substring(0, fresh.indexOf('.')) + old.substring(old.indexOf('.'));

        assertThat(tokens.isOf(user, fresh)).isTrue();
        assertThat(tokens.isOf(user, forged)).isFalse();
    }
}
