package org.mecene.domain.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [SecretBox] promises.
public interface SecretBoxContract {
    String PURPOSE = "totp:somebody";

    SecretBox box();

    @ParameterizedTest
    @ValueSource(strings = {"", "JBSWY3DPEHPK3PXP", "été 🌍"})
    default void opens_what_it_sealed(String plain) {
        var sealed = box().seal(PURPOSE, plain);

        assertThat(box().open(PURPOSE, sealed)).isEqualTo(plain);
    }

    @Test
    default void does_not_show_what_it_sealed() {
        assertThat(box().seal(PURPOSE, "JBSWY3DPEHPK3PXP")).doesNotContain("JBSWY3DPEHPK3PXP");
    }

    @Test
    default void opens_nothing_that_was_sealed_for_another_purpose() {
        var sealed = box().seal(PURPOSE, "JBSWY3DPEHPK3PXP");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> box().open("totp:somebody else", sealed))
                .withMessageNotContaining(sealed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1.", "v1.AAAA", "v1.****", "sealed.", "nonsense"})
    default void opens_nothing_else(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> box().open(PURPOSE, text));
    }
}
