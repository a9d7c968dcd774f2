package org.mecene.security.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mecene.security.text.Base64Url;

class SecureSecretsTest {
    private final SecureSecrets secrets = new SecureSecrets(new SecureRandom());

    @Test
    void makes_secrets_of_256_bits() {
        assertThat(secrets.next()).hasSize(43);
        assertThat(Base64Url.decode(secrets.next(), 32)).isPresent();
    }

    @Test
    void never_makes_the_same_twice() {
        var many = Stream.generate(secrets::next).limit(10_000).toList();

        assertThat(many).doesNotHaveDuplicates();
    }
}
