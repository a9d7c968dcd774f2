package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Rule;

/// What every [PasswordHasher] promises.
public interface PasswordHasherContract {
    PasswordHasher hasher();

    @Test
    default void knows_the_password_that_was_hashed() {
        var password = new Password("correct horse battery staple");
        var hash = hasher().hash(password);

        assertThat(hasher().matches(password, hash)).isTrue();
        assertThat(hasher().matches(new Password("Correct horse battery staple"), hash)).isFalse();
        assertThat(hasher().matches(new Password(""), hash)).isFalse();
    }

    @Test
    default void keeps_nothing_of_the_password() {
        var hash = hasher().hash(new Password("correct horse battery staple"));

        assertThat(hash.value()).startsWith("$").doesNotContain("horse");
    }

    @Test
    default void salts_every_hash() {
        var password = new Password("correct horse battery staple");

        assertThat(hasher().hash(password).value()).isNotEqualTo(hasher().hash(password).value());
    }

    @Test
    default void looks_at_every_character() {
        var long127 = "p".repeat(127);
        var hash = hasher().hash(new Password(long127 + "a"));

        assertThat(hasher().matches(new Password(long127 + "a"), hash)).isTrue();
        assertThat(hasher().matches(new Password(long127 + "b"), hash)).isFalse();
    }

    @Test
    default void folds_and_trims_nothing() {
        var hash = hasher().hash(new Password("été à Ségou 🌞"));

        assertThat(hasher().matches(new Password("été à Ségou 🌞"), hash)).isTrue();
        assertThat(hasher().matches(new Password("été à Ségou 🌞 "), hash)).isFalse();
    }

    @Test
    default void takes_its_own_hash_for_a_new_one() {
        var hash = hasher().hash(new Password("correct horse battery staple"));

        assertThat(hasher().isOutdated(hash)).isFalse();
    }

    @Test
    @Rule("I4")
    default void answers_no_where_there_is_no_hash() {
        assertThat(hasher().matches(new Password("whatever it is"), null)).isFalse();
    }

    @Test
    default void matches_no_password_of_an_account_without_one() {
        assertThat(hasher().matches(new Password("$none$"), PasswordHash.NONE)).isFalse();
        assertThat(hasher().matches(new Password(""), PasswordHash.NONE)).isFalse();
    }
}
