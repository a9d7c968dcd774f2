package org.mecene.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SocialLoginReaderTest {
    @Test
    void needs_no_provider() {
        var social = ConfigurationReader.read(Map.of()).socialLogin();

        assertThat(social.providers()).isEmpty();
        assertThat(social.facebook()).isNull();
    }

    @Test
    void reads_any_number_of_providers_and_knows_google() {
        var social =
                ConfigurationReader.read(
                                Map.of(
                                        "MECENE_OIDC_GOOGLE_CLIENT_ID", "g",
                                        "MECENE_OIDC_GOOGLE_CLIENT_SECRET", "s1",
                                        "MECENE_OIDC_OUR_LOGIN_ISSUER", "https://login.example/",
                                        "MECENE_OIDC_OUR_LOGIN_CLIENT_ID", "m",
                                        "MECENE_OIDC_OUR_LOGIN_CLIENT_SECRET", "s2",
                                        "MECENE_FACEBOOK_APP_ID", "f",
                                        "MECENE_FACEBOOK_APP_SECRET", "s3"))
                        .socialLogin();

        assertThat(social.providers())
                .containsExactly(
                        new Configuration.OpenIdProvider(
                                "google",
                                "Google",
                                URI.create("https://accounts.google.com"),
                                "g",
                                "s1"),
                        new Configuration.OpenIdProvider(
                                "our-login",
                                "Our login",
                                URI.create("https://login.example/"),
                                "m",
                                "s2"));
        assertThat(social.facebook()).isEqualTo(new Configuration.Facebook("f", "s3"));
        assertThat(social.toString()).doesNotContain("s1", "s2", "s3");
    }

    @ParameterizedTest
    @CsvSource({
        "MECENE_OIDC_GOOGLE_CLIENT_ID,x",
        "MECENE_OIDC_OURS_ISSUER,https://login.example",
        "MECENE_OIDC_OURS_ISSUER,nonsense",
        "MECENE_OIDC_OURS_CLIENT,x",
        "MECENE_FACEBOOK_APP_ID,x",
        "MECENE_FACEBOOK_APP_SECRET,x"
    })
    void refuses_half_a_provider(String name, String value) {
        assertThatExceptionOfType(InvalidConfiguration.class)
                .isThrownBy(() -> ConfigurationReader.read(Map.of(name, value)))
                .withMessageContaining(
                        name.substring(0, name.indexOf('_', "MECENE_OIDC_".length())));
    }

    @Test
    void masks_the_secrets() {
        assertThat(ConfigurationReader.isSecret("MECENE_OIDC_GOOGLE_CLIENT_SECRET")).isTrue();
        assertThat(ConfigurationReader.isSecret("MECENE_FACEBOOK_APP_SECRET")).isTrue();
        assertThat(ConfigurationReader.isSecret("MECENE_OIDC_GOOGLE_CLIENT_ID")).isFalse();
    }
}
