package org.mecene.domain.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BytesTest {
    @Test
    void does_not_change_with_what_it_was_made_of_or_given_as() {
        var source = new byte[] {1, 2};
        var bytes = Bytes.of(source);

        source[0] = 9;
        bytes.toArray()[1] = 9;

        assertThat(bytes.toArray()).containsExactly(1, 2);
        assertThat(bytes.length()).isEqualTo(2);
    }

    @Test
    void is_equal_to_the_same_content() {
        assertThat(Bytes.of(new byte[] {1, 2}))
                .isEqualTo(Bytes.of(new byte[] {1, 2}))
                .hasSameHashCodeAs(Bytes.of(new byte[] {1, 2}))
                .isNotEqualTo(Bytes.of(new byte[] {1, 3}));
    }

    @Test
    void never_shows_its_content() {
        assertThat(Bytes.of("secret".getBytes(UTF_8))).hasToString("6 bytes");
    }
}
