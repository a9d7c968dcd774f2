package org.mecene.security.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.mecene.domain.platform.SecretBox;
import org.mecene.domain.platform.SecretBoxContract;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.security.testkit.Kept;
import org.mecene.security.time.SecureSecrets;

final class AesSecretBoxTest implements SecretBoxContract {
    private final ServerSecrets kept = Kept.nothing();
    private final SecretBox box = over(kept);

    @Override
    public SecretBox box() {
        return box;
    }

    @Test
    void opens_what_another_node_sealed() {
        var sealed = box.seal(PURPOSE, "secret");

        assertThat(over(kept).open(PURPOSE, sealed)).isEqualTo("secret");
    }

    @Test
    void opens_nothing_of_another_server_and_nothing_that_was_changed() {
        var sealed = box.seal(PURPOSE, "secret");
        var at = sealed.length() / 2;
        var other = sealed.charAt(at) == 'A' ? 'B' : 'A';
        var changed = sealed.substring(0, at) + other + sealed.substring(at + 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> over(Kept.nothing()).open(PURPOSE, sealed));
        assertThatIllegalArgumentException().isThrownBy(() -> box.open(PURPOSE, changed));
    }

    @Test
    void never_seals_the_same_text_alike() {
        assertThat(box.seal(PURPOSE, "secret")).isNotEqualTo(box.seal(PURPOSE, "secret"));
    }

    private static SecretBox over(ServerSecrets kept) {
        var random = new SecureRandom();
        return new AesSecretBox(kept, new SecureSecrets(random), random);
    }
}
