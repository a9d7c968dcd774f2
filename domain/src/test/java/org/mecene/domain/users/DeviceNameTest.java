package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeviceNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox, Linux
                    Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 | Chrome, Windows
                    Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0 | Edge, Windows
                    Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 | Chrome, Android
                    Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1 | Safari, iOS
                    Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605.1 Version/18.0 Safari/605.1 | Safari, macOS
                    curl/8.5.0 | curl
                    okhttp/5.0 | okhttp
                    Mozilla/5.0 (compatible) | ?
                    <script>alert(1)</script> | ?
                    """)
    void is_short_and_known_to_its_owner(String userAgent, String name) {
        assertThat(DeviceName.of(userAgent)).hasToString(name);
    }

    @Test
    void has_a_name_for_who_says_nothing() {
        assertThat(DeviceName.of(null)).hasToString("?");
        assertThat(DeviceName.of("")).hasToString("?");
        assertThat(DeviceName.of("x".repeat(10_000)).value()).hasSizeLessThan(60);
    }
}
