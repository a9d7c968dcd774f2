package org.mecene.bootstrap.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.bootstrap.configuration.Configuration.Administrator;
import org.mecene.bootstrap.configuration.Configuration.LogFormat;
import org.mecene.bootstrap.configuration.Configuration.Mode;
import org.mecene.domain.documents.BillingDetails;
import org.mecene.domain.documents.Party;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Password;
import org.mecene.persistence.database.DatabaseUrl;
import org.mecene.rest.http.AddressRange;

/// Makes a [Configuration] of names and values.
public final class ConfigurationReader {
    private static final int DEFAULT_PORT = 8080;
    private static final int DEFAULT_THREADS = 16;
    private static final int DEFAULT_CONNECTIONS = 10;
    private static final int SMTP_SUBMISSION_PORT = 587;
    private static final String DEFAULT_ISSUER = "Mecene";
    private static final String ADDRESS = "a mail address such as noreply@example.org";

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
        var http = http(production);
        return new Configuration(
                mode,
                http,
                Path.of(settings.text("MECENE_DATA_DIR", "data")),
                database(production),
                payments(production),
                s3(production),
                mail(production),
                new SocialLoginReader(settings).read(names, production),
                new PasskeysReader(settings).read(http),
                issuer(production ? http.publicUrl().getHost() : DEFAULT_ISSUER),
                administrator(),
                settings.choice("MECENE_LOG_FORMAT", LogFormat.class, LogFormat.TEXT));
    }

    private Configuration.Http http(boolean production) {
        var given = settings.text("MECENE_PORT", new Settings.Alias("PORT"));
        var port = settings.integer("MECENE_PORT", given, DEFAULT_PORT, 0, 65_535);
        var managementPort = settings.text("MECENE_MANAGEMENT_PORT");
        var publicUrl = settings.site("MECENE_PUBLIC_URL", settings.text("MECENE_PUBLIC_URL"));
        if (production && publicUrl == null) {
            settings.error("MECENE_PUBLIC_URL is missing: links in mails begin with it");
        }
        var rateLimits =
                settings.choice("MECENE_RATE_LIMITS", Toggle.class, Toggle.ON) == Toggle.ON;
        if (production && !rateLimits) {
            settings.error("MECENE_RATE_LIMITS must be on in production");
        }
        return new Configuration.Http(
                settings.text("MECENE_HOST", production ? "0.0.0.0" : "127.0.0.1"),
                port,
                managementPort == null
                        ? null
                        : settings.integer("MECENE_MANAGEMENT_PORT", managementPort, 0, 0, 65_535),
                publicUrl == null ? URI.create("http://localhost:" + port) : publicUrl,
                settings.list(
                        "MECENE_CORS_ORIGINS",
                        ConfigurationReader::origin,
                        "origins such as https://app.example.org, without a path"),
                settings.list(
                        "MECENE_TRUSTED_PROXIES",
                        AddressRange::parse,
                        "addresses or ranges such as 10.0.0.0/8"),
                settings.integer(
                        "MECENE_HTTP_THREADS",
                        settings.text("MECENE_HTTP_THREADS"),
                        DEFAULT_THREADS,
                        1,
                        1_000),
                rateLimits);
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

    private Configuration.Mail mail(boolean production) {
        var host = settings.text("MECENE_SMTP_HOST");
        var port =
                settings.integer(
                        "MECENE_SMTP_PORT",
                        settings.text("MECENE_SMTP_PORT"),
                        SMTP_SUBMISSION_PORT,
                        1,
                        65_535);
        var username = settings.text("MECENE_SMTP_USERNAME");
        var password = settings.text("MECENE_SMTP_PASSWORD");
        var givenFrom = settings.text("MECENE_MAIL_FROM");
        if (production && host == null) {
            settings.error("MECENE_SMTP_HOST is missing: nobody could sign up without mails");
        }
        if (production && givenFrom == null) {
            settings.error("MECENE_MAIL_FROM is missing: mails need a sender");
        }
        var from =
                settings.parsed(
                        "MECENE_MAIL_FROM", givenFrom, ConfigurationReader::sender, ADDRESS);
        return new Configuration.Mail(
                from == null ? "Mecene <mecene@localhost.localdomain>" : from,
                host == null ? null : new Configuration.Smtp(host, port, username, password));
    }

    /// Printed on what is issued from now on.
    private Party issuer(String site) {
        var name =
                settings.parsed(
                        "MECENE_ISSUER_NAME",
                        settings.text("MECENE_ISSUER_NAME", site),
                        BillingDetails::parseName,
                        "one line of at most " + BillingDetails.MAX_NAME + " characters");
        var address =
                settings.parsed(
                        "MECENE_ISSUER_ADDRESS",
                        settings.text("MECENE_ISSUER_ADDRESS"),
                        ConfigurationReader::address,
                        "of at most 6 lines, parted by |");
        var taxId =
                settings.parsed(
                        "MECENE_ISSUER_TAX_ID",
                        settings.text("MECENE_ISSUER_TAX_ID"),
                        BillingDetails::parseTaxId,
                        "one line of at most " + BillingDetails.MAX_TAX_ID + " characters");
        var details = new BillingDetails(name == null ? site : name, address, null, taxId);
        return details.toParty();
    }

    private static String address(String value) {
        return BillingDetails.parseAddress(value.replace('|', '\n'));
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

    /// An address, alone or in angle brackets behind a name.
    private static String sender(String value) {
        var bracket = value.indexOf('<');
        var address =
                bracket >= 0 && value.endsWith(">")
                        ? value.substring(bracket + 1, value.length() - 1)
                        : value;
        EmailAddress.parse(address);
        return value;
    }

    /// Browsers send origins without a path, and they are compared whole: one with a slash at its
    /// end would never match.
    static URI origin(String value) {
        var uri = URI.create(value);
        var isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!isHttp || uri.getHost() == null || !value.equals(bare(uri))) {
            throw new IllegalArgumentException("Not an origin");
        }
        return uri;
    }

    static String bare(URI uri) {
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port;
    }

    private enum Toggle {
        ON,
        OFF
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
