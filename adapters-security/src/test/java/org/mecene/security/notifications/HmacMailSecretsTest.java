package org.mecene.security.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.time.Secrets;
import org.mecene.security.testkit.Kept;
import org.mecene.security.text.Base64Url;
import org.mecene.security.time.SecureSecrets;

class HmacMailSecretsTest {
    private final ServerSecrets kept = Kept.nothing();
    private final Secrets secrets = new SecureSecrets(new SecureRandom());

    @Test
    void makes_a_secret_of_256_bits() {
        var secret = new HmacMailSecrets(kept, secrets).of("verify-address:1");

        assertThat(Base64Url.decode(secret, 32)).isPresent();
    }

    @Test
    void makes_the_same_secret_of_the_same_name_on_every_node() {
        var one = new HmacMailSecrets(kept, secrets);
        var other = new HmacMailSecrets(kept, secrets);

        assertThat(other.of("verify-address:1")).isEqualTo(one.of("verify-address:1"));
    }

    @Test
    void makes_other_secrets_of_other_names() {
        var mailSecrets = new HmacMailSecrets(kept, secrets);

        assertThat(mailSecrets.of("verify-address:1"))
                .isNotEqualTo(mailSecrets.of("verify-address:2"));
    }

    @Test
    void makes_other_secrets_on_another_server() {
        var one = new HmacMailSecrets(kept, secrets);
        var other = new HmacMailSecrets(Kept.nothing(), secrets);

        assertThat(other.of("verify-address:1")).isNotEqualTo(one.of("verify-address:1"));
    }
}
