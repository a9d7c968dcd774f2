package org.mecene.security.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.time.Secrets;
import org.mecene.security.testkit.Kept;
import org.mecene.security.time.SecureSecrets;

class ServerKeyTest {
    private final ServerSecrets kept = Kept.nothing();
    private final Secrets secrets = new SecureSecrets(new SecureRandom());

    /// Checked with `openssl dgst -sha256 -mac HMAC`, key of 32 zero bytes.
    @Test
    void makes_secrets_by_hmac_sha256() {
        kept.of("zeros", () -> "A".repeat(43));

        var key = ServerKey.of("zeros", kept, secrets);

        assertThat(key.secretFrom("verify-address:é"))
                .isEqualTo("JjRIxmQtiqd0PGq0YwaMRMOW-ROvXp_8uNirMtUGNWM");
    }

    @Test
    void is_the_same_on_every_node() {
        var one = ServerKey.of("some-key", kept, secrets);
        var other = ServerKey.of("some-key", kept, secrets);

        assertThat(other.secretFrom("text")).isEqualTo(one.secretFrom("text"));
    }

    @Test
    void differs_from_the_key_of_another_name() {
        var one = ServerKey.of("some-key", kept, secrets);
        var other = ServerKey.of("another-key", kept, secrets);

        assertThat(other.secretFrom("text")).isNotEqualTo(one.secretFrom("text"));
    }

    @Test
    void refuses_a_stored_text_that_is_no_key_without_showing_it() {
        kept.of("some-key", () -> "s3cret");

        assertThatThrownBy(() -> ServerKey.of("some-key", kept, secrets))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Not a key of 256 bits: some-key");
    }
}
