package org.mecene.bootstrap.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Password;
import org.mecene.persistence.database.DatabaseUrl;

/// Everything that the operator decides.
public record Configuration(
        Mode mode,
        Http http,
        Path dataDirectory,
        Database database,
        Payments payments,
        @Nullable S3 s3,
        Mail mail,
        SocialLogin socialLogin,
        Passkeys passkeys,
        @Nullable Administrator administrator,
        LogFormat logFormat) {
    public enum Mode {
        /// Every part that is not configured falls back to an embedded one.
        DEVELOPMENT,
        /// A part that is not configured is an error.
        PRODUCTION
    }

    public enum LogFormat {
        /// For people.
        TEXT,
        /// One object a line, for machines.
        JSON
    }

    /// @param managementPort where health, metrics and documentation are served; null for the same
    ///   port as everything
    /// @param threads how many requests are worked on at the same time
    /// @param rateLimits off for load tests only
    public record Http(
            String host,
            int port,
            @Nullable Integer managementPort,
            URI publicUrl,
            List<String> corsOrigins,
            List<String> trustedProxies,
            int threads,
            boolean rateLimits) {
        public Http {
            corsOrigins = List.copyOf(corsOrigins);
            trustedProxies = List.copyOf(trustedProxies);
        }
    }

    /// @param url null for the embedded PostgreSQL
    /// @param connections how many there are at the most
    public record Database(@Nullable DatabaseUrl url, int connections) {}

    /// @param stripe null for the sandbox
    public record Payments(@Nullable Stripe stripe) {
        public boolean isSandbox() {
            return stripe == null;
        }
    }

    /// @param apiBase another place than Stripe's own, for tests; null for Stripe's own
    public record Stripe(
            String secretKey,
            @Nullable String publishableKey,
            List<String> webhookSecrets,
            @Nullable URI apiBase) {
        public Stripe {
            webhookSecrets = List.copyOf(webhookSecrets);
        }

        @Override
        public String toString() {
            return "Stripe[apiBase=" + apiBase + "]";
        }
    }

    /// @param endpoint another store than Amazon's own; null for Amazon's
    public record S3(
            String bucket,
            @Nullable URI endpoint,
            String region,
            String accessKey,
            String secretKey) {
        @Override
        public String toString() {
            return "S3[bucket=" + bucket + ", endpoint=" + endpoint + "]";
        }
    }

    /// @param from the sender, such as `Mecene <noreply@example.org>`
    /// @param smtp null for mails as files
    public record Mail(String from, @Nullable Smtp smtp) {}

    public record Smtp(
            String host, int port, @Nullable String username, @Nullable String password) {
        @Override
        public String toString() {
            return "Smtp[" + host + ":" + port + "]";
        }
    }

    /// With whom people can sign in besides.
    ///
    /// @param facebook null when it is not set up
    public record SocialLogin(List<OpenIdProvider> providers, @Nullable Facebook facebook) {
        public SocialLogin {
            providers = List.copyOf(providers);
        }
    }

    /// To what passkeys are bound.
    ///
    /// @param relyingParty a domain
    /// @param origins of the front ends, on that domain or below it
    public record Passkeys(String relyingParty, List<String> origins) {
        public Passkeys {
            origins = List.copyOf(origins);
        }
    }

    /// @param name in addresses, such as `google`
    /// @param label for people, such as `Google`
    public record OpenIdProvider(
            String name, String label, URI issuer, String clientId, String clientSecret) {
        @Override
        public String toString() {
            return "OpenIdProvider[" + name + ", " + issuer + "]";
        }
    }

    public record Facebook(String appId, String appSecret) {
        @Override
        public String toString() {
            return "Facebook[" + appId + "]";
        }
    }

    /// The first administrator.
    public record Administrator(EmailAddress email, Password password) {}
}
