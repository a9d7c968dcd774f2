package org.mecene.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PasskeysReaderTest {
    @Test
    void binds_passkeys_to_the_public_url_and_the_front_ends_below_it() {
        var passkeys =
                ConfigurationReader.read(
                                Map.of(
                                        "MECENE_PUBLIC_URL",
                                        "https://mecene.example",
                                        "MECENE_CORS_ORIGINS",
                                        "https://app.mecene.example,https://evilmecene.example,https://other.example"))
                        .passkeys();

        assertThat(passkeys.relyingParty()).isEqualTo("mecene.example");
        assertThat(passkeys.origins())
                .containsExactly("https://mecene.example", "https://app.mecene.example");
    }

    @Test
    void binds_passkeys_to_the_developers_machine_by_default() {
        var passkeys =
                ConfigurationReader.read(Map.of("MECENE_CORS_ORIGINS", "http://localhost:5173"))
                        .passkeys();

        assertThat(passkeys.relyingParty()).isEqualTo("localhost");
        assertThat(passkeys.origins())
                .containsExactly("http://localhost:8080", "http://localhost:5173");
    }

    @Test
    void binds_passkeys_to_what_the_operator_says() {
        var passkeys =
                ConfigurationReader.read(
                                Map.of(
                                        "MECENE_PUBLIC_URL", "https://api.mecene.example",
                                        "MECENE_PASSKEY_RP_ID", "mecene.example",
                                        "MECENE_PASSKEY_ORIGINS", "https://www.mecene.example"))
                        .passkeys();

        assertThat(passkeys.relyingParty()).isEqualTo("mecene.example");
        assertThat(passkeys.origins()).containsExactly("https://www.mecene.example");
    }

    @ParameterizedTest
    @CsvSource({
        "MECENE_PASSKEY_RP_ID, https://mecene.example",
        "MECENE_PASSKEY_RP_ID, elsewhere.example",
        "MECENE_PASSKEY_ORIGINS, https://elsewhere.example",
        "MECENE_PASSKEY_ORIGINS, https://evilmecene.example",
        "MECENE_PASSKEY_ORIGINS, nonsense"
    })
    void refuses_what_no_browser_would_take(String name, String value) {
        var values = Map.of("MECENE_PUBLIC_URL", "https://mecene.example", name, value);

        assertThatExceptionOfType(InvalidConfiguration.class)
                .isThrownBy(() -> ConfigurationReader.read(values))
                .withMessageContaining("MECENE_PASSKEY_");
    }
}
