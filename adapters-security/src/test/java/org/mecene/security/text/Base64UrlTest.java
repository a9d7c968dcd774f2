package org.mecene.security.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {
    @Test
    void writes_the_url_alphabet_without_padding() {
        var bytes = new byte[] {(byte) 0xfb, (byte) 0xef, (byte) 0xff, (byte) 0xff};

        assertThat(Base64Url.encode(bytes)).isEqualTo("--___w");
        assertThat(Base64Url.length(4)).isEqualTo(6);
    }

    @Test
    void reads_what_it_wrote() {
        assertThat(Base64Url.decode("--___w", 4))
                .hasValueSatisfying(
                        bytes -> assertThat(bytes).containsExactly(0xfb, 0xef, 0xff, 0xff));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--___",
                "--___wA",
                "--___w==",
                "++///w",
                "--___x",
                "--___!",
                "--__ w",
                "--__\nw",
                "--__éw"
            })
    void refuses_every_other_text(String text) {
        assertThat(Base64Url.decode(text, 4)).isEmpty();
    }
}
