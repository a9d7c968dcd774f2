package org.mecene.domain.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [MailSecrets] promises.
public interface MailSecretsContract {
    MailSecrets mailSecrets();

    @Test
    default void makes_secrets_of_43_characters_of_base64url() {
        assertThat(mailSecrets().of("verify-address:1")).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    default void makes_the_same_secret_of_the_same_name() {
        assertThat(mailSecrets().of("verify-address:1"))
                .isEqualTo(mailSecrets().of("verify-address:1"));
    }

    @Test
    default void makes_other_secrets_of_other_names() {
        assertThat(IntStream.range(0, 500).mapToObj(name -> mailSecrets().of("name:" + name)))
                .doesNotHaveDuplicates();
    }
}
