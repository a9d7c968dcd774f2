package org.mecene.bootstrap.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.bootstrap.configuration.Configuration.Administrator;
import org.mecene.bootstrap.configuration.Configuration.LogFormat;
import org.mecene.bootstrap.configuration.Configuration.Mode;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Password;
import org.mecene.persistence.database.DatabaseUrl;

/// Makes a [Configuration] of names and values.
public final class ConfigurationReader {
    private static final int DEFAULT_CONNECTIONS = 10;
    private static final String DEFAULT_ISSUER = "Mecene";
    static final String ADDRESS = "a mail address such as noreply@example.org";

    /// Names that are promised to operators and have no effect in this release.
    public static final List<String> NOT_USED_YET = List.of("MECENE_SENTRY_DSN", "MECENE_LOKI_URL");

    private final Settings settings;
    private final Set<String> names;

    private ConfigurationReader(Map<String, String> values) {
        settings = new Settings(values);
        names = Set.copyOf(values.keySet());
    }

    /// @throws InvalidConfiguration with everything that is wrong
    public static Configuration read(Map<String, String> values) {
        var reader = new ConfigurationReader(values);
        var configuration = reader.configuration();
        reader.settings.finish();
        return configuration;
    }

    private Configuration configuration() {
        NOT_USED_YET.forEach(settings::text);
        var mode = settings.choice("MECENE_ENV", Mode.class, Mode.DEVELOPMENT);
        var production = mode == Mode.PRODUCTION;
        var http = new HttpReader(settings).read(production);
        return new Configuration(
                mode,
                http,
                Path.of(settings.text("MECENE_DATA_DIR", "data")),
                database(production),
                payments(production),
                s3(production),
                new MailReader(settings).read(production),
                new SocialLoginReader(settings).read(names, production),
                new PasskeysReader(settings).read(http),
                new IssuerReader(settings)
                        .read(production ? http.publicUrl().getHost() : DEFAULT_ISSUER),
                administrator(),
                settings.choice("MECENE_LOG_FORMAT", LogFormat.class, LogFormat.TEXT));
    }

    private Configuration.Database database(boolean production) {
        var given = settings.text("MECENE_DATABASE_URL", new Settings.Alias("DATABASE_URL"));
        if (production && given == null) {
            settings.error(
                    "MECENE_DATABASE_URL is missing: production does not run on the embedded database");
        }
        var url =
                settings.parsed(
                        "MECENE_DATABASE_URL",
                        given,
                        DatabaseUrl::parse,
                        "jdbc:postgresql://host:port/name or postgres://user:password@host:port/name");
        var connections =
                settings.integer(
                        "MECENE_DATABASE_CONNECTIONS",
                        settings.text("MECENE_DATABASE_CONNECTIONS"),
                        DEFAULT_CONNECTIONS,
                        4,
                        500);
        return new Configuration.Database(url, connections);
    }

    private Configuration.Payments payments(boolean production) {
        var secretKey = settings.text("MECENE_STRIPE_SECRET_KEY");
        var publishableKey = settings.text("MECENE_STRIPE_PUBLISHABLE_KEY");
        var webhookSecrets = settings.list("MECENE_STRIPE_WEBHOOK_SECRET");
        var connectSecrets = settings.list("MECENE_STRIPE_CONNECT_WEBHOOK_SECRET");
        var apiBase =
                settings.site("MECENE_STRIPE_API_BASE", settings.text("MECENE_STRIPE_API_BASE"));
        if (secretKey == null) {
            if (production) {
                settings.error(
                        "MECENE_STRIPE_SECRET_KEY is missing: production does not take play money");
            }
            return new Configuration.Payments(null);
        }
        if (webhookSecrets.isEmpty()) {
            settings.error(
                    "MECENE_STRIPE_WEBHOOK_SECRET is missing: no payment is believed without it");
        }
        return new Configuration.Payments(
                new Configuration.Stripe(
                        secretKey, publishableKey, webhookSecrets, connectSecrets, apiBase));
    }

    private Configuration.@Nullable S3 s3(boolean production) {
        var bucket = settings.text("MECENE_S3_BUCKET");
        var endpoint = settings.site("MECENE_S3_ENDPOINT", settings.text("MECENE_S3_ENDPOINT"));
        var region = settings.text("MECENE_S3_REGION", "us-east-1");
        var accessKey = settings.text("MECENE_S3_ACCESS_KEY");
        var secretKey = settings.text("MECENE_S3_SECRET_KEY");
        if (bucket == null) {
            if (production) {
                settings.error(
                        "MECENE_S3_BUCKET is missing: nodes in production share one media store");
            }
            return null;
        }
        if (accessKey == null || secretKey == null) {
            settings.error(
                    "MECENE_S3_ACCESS_KEY and MECENE_S3_SECRET_KEY belong to MECENE_S3_BUCKET");
            return null;
        }
        return new Configuration.S3(bucket, endpoint, region, accessKey, secretKey);
    }

    private @Nullable Administrator administrator() {
        var email = settings.text("MECENE_ADMIN_EMAIL");
        var password = settings.text("MECENE_ADMIN_PASSWORD");
        if (email == null && password == null) {
            return null;
        }
        if (email == null || password == null) {
            settings.error("MECENE_ADMIN_EMAIL and MECENE_ADMIN_PASSWORD belong together");
            return null;
        }
        var address = settings.parsed("MECENE_ADMIN_EMAIL", email, EmailAddress::parse, ADDRESS);
        var chosen =
                settings.parsed(
                        "MECENE_ADMIN_PASSWORD",
                        password,
                        Password::chosen,
                        "of 8 to 128 characters");
        return address == null || chosen == null ? null : new Administrator(address, chosen);
    }

    /// Whether a name is one of ours, or one that hosters give our settings.
    public static boolean isOurs(String name) {
        return name.startsWith(Settings.PREFIX)
                || name.equals("PORT")
                || name.equals("DATABASE_URL");
    }

    /// The names that hold secrets, for whoever prints settings.
    public static boolean isSecret(String name) {
        return List.of("PASSWORD", "SECRET", "ACCESS_KEY", "DATABASE_URL", "SENTRY_DSN", "LOKI_URL")
                .stream()
                .anyMatch(name::contains);
    }
}
