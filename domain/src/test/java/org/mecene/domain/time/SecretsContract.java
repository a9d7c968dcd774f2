package org.mecene.domain.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Race;

/// What every [Secrets] promises, but for that nobody can guess them.
public interface SecretsContract {
    int MANY = 1_000;

    Secrets secrets();

    @Test
    default void makes_secrets_of_43_characters_of_base64url() {
        assertThat(secrets().next()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    default void makes_no_secret_twice() {
        var results = Race.of(() -> Stream.generate(secrets()::next).limit(MANY).toList());

        assertThat(results.values().stream().flatMap(made -> made.stream()))
                .hasSize(Race.RUNNERS * MANY)
                .doesNotHaveDuplicates();
    }
}
