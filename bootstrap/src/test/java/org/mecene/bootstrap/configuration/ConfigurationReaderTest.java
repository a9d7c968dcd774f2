package org.mecene.bootstrap.configuration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.bootstrap.configuration.Configuration.LogFormat;
import org.mecene.bootstrap.configuration.Configuration.Mode;
import org.mecene.domain.documents.Party;

final class ConfigurationReaderTest {
    private static final Map<String, String> PRODUCTION =
            Map.ofEntries(
                    Map.entry("MECENE_ENV", "production"),
                    Map.entry("MECENE_PUBLIC_URL", "https://mecene.example.org/"),
                    Map.entry(
                            "MECENE_DATABASE_URL",
                            "postgres://mecene:s%40cret@db.example.org/mecene?sslmode=require"),
                    Map.entry("MECENE_STRIPE_SECRET_KEY", "sk_live_x"),
                    Map.entry("MECENE_STRIPE_WEBHOOK_SECRET", "whsec_new, whsec_old"),
                    Map.entry("MECENE_STRIPE_CONNECT_WEBHOOK_SECRET", "whsec_connect"),
                    Map.entry("MECENE_S3_BUCKET", "media"),
                    Map.entry("MECENE_S3_ACCESS_KEY", "key"),
                    Map.entry("MECENE_S3_SECRET_KEY", "secret"),
                    Map.entry("MECENE_SMTP_HOST", "smtp.example.org"),
                    Map.entry("MECENE_MAIL_FROM", "Mecene <noreply@example.org>"));

    @Test
    void needs_nothing_in_development() {
        var configuration = ConfigurationReader.read(Map.of("PATH", "/bin"));

        assertThat(configuration.mode()).isEqualTo(Mode.DEVELOPMENT);
        assertThat(configuration.http().host()).isEqualTo("127.0.0.1");
        assertThat(configuration.http().port()).isEqualTo(8080);
        assertThat(configuration.http().managementPort()).isNull();
        assertThat(configuration.http().publicUrl()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(configuration.http().rateLimits()).isTrue();
        assertThat(configuration.dataDirectory()).isEqualTo(Path.of("data"));
        assertThat(configuration.database().url()).isNull();
        assertThat(configuration.payments().isSandbox()).isTrue();
        assertThat(configuration.s3()).isNull();
        assertThat(configuration.mail().smtp()).isNull();
        assertThat(configuration.administrator()).isNull();
        assertThat(configuration.logFormat()).isEqualTo(LogFormat.TEXT);
    }

    @Test
    void issues_under_the_name_of_the_site_unless_told_otherwise() {
        var given = new HashMap<>(PRODUCTION);
        given.put("MECENE_ISSUER_NAME", "Mécène SARL");
        given.put("MECENE_ISSUER_ADDRESS", "1, rue du Port | Dakar|Sénégal");
        given.put("MECENE_ISSUER_TAX_ID", "NINEA 123");

        assertThat(ConfigurationReader.read(Map.of()).issuer()).isEqualTo(Party.named("Mecene"));
        assertThat(ConfigurationReader.read(PRODUCTION).issuer())
                .isEqualTo(Party.named("mecene.example.org"));
        assertThat(ConfigurationReader.read(given).issuer())
                .isEqualTo(
                        new Party(
                                "Mécène SARL",
                                List.of("1, rue du Port", "Dakar", "Sénégal"),
                                null,
                                "NINEA 123"));
        given.put("MECENE_ISSUER_ADDRESS", "1|2|3|4|5|6|7");
        assertThat(
                        catchThrowableOfType(
                                        InvalidConfiguration.class,
                                        () -> ConfigurationReader.read(given))
                                .errors())
                .containsExactly("MECENE_ISSUER_ADDRESS must be of at most 6 lines, parted by |");
    }

    @Test
    void reads_every_setting() {
        var values = new HashMap<>(PRODUCTION);
        values.putAll(
                Map.ofEntries(
                        Map.entry("MECENE_HOST", "10.0.0.1"),
                        Map.entry("MECENE_PORT", "80"),
                        Map.entry("MECENE_MANAGEMENT_PORT", "9090"),
                        Map.entry(
                                "MECENE_CORS_ORIGINS",
                                "https://a.example.org, https://b.example.org"),
                        Map.entry("MECENE_TRUSTED_PROXIES", "10.0.0.0/8"),
                        Map.entry("MECENE_HTTP_THREADS", "32"),
                        Map.entry("MECENE_DATA_DIR", "/var/lib/mecene"),
                        Map.entry("MECENE_DATABASE_CONNECTIONS", "20"),
                        Map.entry("MECENE_STRIPE_PUBLISHABLE_KEY", "pk_live_x"),
                        Map.entry("MECENE_STRIPE_API_BASE", "http://localhost:12111"),
                        Map.entry("MECENE_S3_ENDPOINT", "https://s3.example.org"),
                        Map.entry("MECENE_S3_REGION", "eu-west-3"),
                        Map.entry("MECENE_SMTP_PORT", "465"),
                        Map.entry("MECENE_SMTP_USERNAME", "user"),
                        Map.entry("MECENE_SMTP_PASSWORD", "pass"),
                        Map.entry("MECENE_ADMIN_EMAIL", "Admin@Example.org"),
                        Map.entry("MECENE_ADMIN_PASSWORD", "a long password"),
                        Map.entry("MECENE_LOG_FORMAT", "json"),
                        Map.entry("MECENE_RATE_LIMITS", "on"),
                        Map.entry("MECENE_SENTRY_DSN", "https://x@sentry.example.org/1"),
                        Map.entry("MECENE_LOKI_URL", "https://loki.example.org")));

        var configuration = ConfigurationReader.read(values);

        assertThat(configuration.http())
                .isEqualTo(
                        new Configuration.Http(
                                "10.0.0.1",
                                80,
                                9090,
                                URI.create("https://mecene.example.org"),
                                List.of("https://a.example.org", "https://b.example.org"),
                                List.of("10.0.0.0/8"),
                                32,
                                true));
        assertThat(requireNonNull(configuration.database().url()).jdbcUrl())
                .isEqualTo("jdbc:postgresql://db.example.org:5432/mecene?sslmode=require");
        assertThat(requireNonNull(configuration.database().url()).password()).isEqualTo("s@cret");
        assertThat(configuration.database().connections()).isEqualTo(20);
        assertThat(requireNonNull(configuration.payments().stripe()).webhookSecrets())
                .containsExactly("whsec_new", "whsec_old");
        assertThat(requireNonNull(configuration.payments().stripe()).apiBase())
                .isEqualTo(URI.create("http://localhost:12111"));
        assertThat(requireNonNull(configuration.s3()).endpoint())
                .isEqualTo(URI.create("https://s3.example.org"));
        assertThat(configuration.mail().smtp())
                .isEqualTo(new Configuration.Smtp("smtp.example.org", 465, "user", "pass"));
        assertThat(requireNonNull(configuration.administrator()).email().value())
                .isEqualTo("admin@example.org");
        assertThat(configuration.logFormat()).isEqualTo(LogFormat.JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MECENE_PUBLIC_URL",
                "MECENE_DATABASE_URL",
                "MECENE_STRIPE_SECRET_KEY",
                "MECENE_STRIPE_WEBHOOK_SECRET",
                "MECENE_S3_BUCKET",
                "MECENE_S3_ACCESS_KEY",
                "MECENE_SMTP_HOST",
                "MECENE_MAIL_FROM"
            })
    void refuses_production_without_a_part(String missing) {
        var values = new HashMap<>(PRODUCTION);
        values.remove(missing);

        assertThat(errors(values)).anyMatch(error -> error.contains(missing));
    }

    @ParameterizedTest
    @CsvSource({
        "MECENE_PORT, eighty",
        "MECENE_PORT, 70000",
        "MECENE_ENV, staging",
        "MECENE_LOG_FORMAT, xml",
        "MECENE_RATE_LIMITS, maybe",
        "MECENE_PUBLIC_URL, ftp://example.org",
        "MECENE_PUBLIC_URL, not a url",
        "MECENE_DATABASE_URL, mysql://localhost/x",
        "MECENE_DATABASE_CONNECTIONS, 1",
        "MECENE_SMTP_PORT, 0",
        "MECENE_MAIL_FROM, nobody",
        "MECENE_S3_BUCKET, media-without-keys",
        "MECENE_STRIPE_SECRET_KEY, sk_test_without_webhook_secret",
        "MECENE_ADMIN_EMAIL, admin@example.org",
        "MECENE_CORS_ORIGINS, https://app.example.org/",
        "MECENE_CORS_ORIGINS, www.mecene.org",
        "MECENE_TRUSTED_PROXIES, proxy.example.org",
        "MECENE_TRUSTED_PROXIES, 10.0.0.0/99"
    })
    void names_what_is_ill_formed_and_never_repeats_it(String name, String value) {
        // What is missing beside a setting is named by its own name.
        var part = name.split("_", -1)[1];

        assertThat(errors(Map.of(name, value)))
                .isNotEmpty()
                .anyMatch(error -> error.contains(part))
                .noneMatch(error -> error.contains(value));
    }

    @Test
    void refuses_a_name_that_nobody_knows_and_guesses_what_was_meant() {
        assertThat(errors(Map.of("MECENE_PROT", "8080")))
                .containsExactly(
                        "MECENE_PROT is not a setting of Mecene; did you mean MECENE_PORT?");
    }

    @Test
    void says_everything_that_is_wrong_at_once() {
        assertThat(
                        errors(
                                Map.of(
                                        "MECENE_PORT",
                                        "x",
                                        "MECENE_LOG_FORMAT",
                                        "y",
                                        "MECENE_WHAT_IS_THIS",
                                        "z")))
                .hasSize(3);
    }

    @Test
    void takes_the_names_that_hosters_give_and_prefers_its_own() {
        var hosters =
                ConfigurationReader.read(
                        Map.of("PORT", "3000", "DATABASE_URL", "postgres://u:p@h/d"));
        var both = ConfigurationReader.read(Map.of("PORT", "3000", "MECENE_PORT", "4000"));

        assertThat(hosters.http().port()).isEqualTo(3000);
        assertThat(requireNonNull(hosters.database().url()).user()).isEqualTo("u");
        assertThat(both.http().port()).isEqualTo(4000);
    }

    @Test
    void refuses_to_switch_rate_limits_off_in_production() {
        var values = new HashMap<>(PRODUCTION);
        values.put("MECENE_RATE_LIMITS", "off");

        assertThat(errors(values)).containsExactly("MECENE_RATE_LIMITS must be on in production");
    }

    @Test
    void shows_no_secret_when_it_is_printed() {
        var text = ConfigurationReader.read(PRODUCTION).toString();

        assertThat(text).doesNotContain("sk_live_x", "whsec_", "s@cret", "secret=");
    }

    private static List<String> errors(Map<String, String> values) {
        return catchThrowableOfType(
                        InvalidConfiguration.class, () -> ConfigurationReader.read(values))
                .errors();
    }
}
