package org.mecene.persistence.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where the database is, and who asks. It never shows the password.
///
/// @param jdbcUrl without user and password
public record DatabaseUrl(String jdbcUrl, @Nullable String user, @Nullable String password) {
    private static final String JDBC = "jdbc:postgresql:";
    private static final int DEFAULT_PORT = 5432;

    /// Reads a URL in the JDBC form, or in the form
    /// `postgres://user:password@host:port/name?sslmode=require` in which hosters hand it out.
    ///
    /// @throws IllegalArgumentException when it is neither; the message does not repeat the URL
    public static DatabaseUrl parse(String url) {
        if (url.startsWith(JDBC)) {
            return new DatabaseUrl(url, null, null);
        }
        if (!url.startsWith("postgres://") && !url.startsWith("postgresql://")) {
            throw new IllegalArgumentException(
                    "The database URL begins with jdbc:postgresql: or postgres://");
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException _) {
            throw new IllegalArgumentException(
                    "The database URL is not a URL; write special characters in percent-encoding");
        }
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw new IllegalArgumentException("The database URL names a host and a database");
        }
        var port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + forDriver(uri.getRawQuery());
        var jdbcUrl =
                "jdbc:postgresql://%s:%d%s%s"
                        .formatted(uri.getHost(), port, uri.getRawPath(), query);
        var credentials = uri.getRawUserInfo();
        if (credentials == null) {
            return new DatabaseUrl(jdbcUrl, null, null);
        }
        var colon = credentials.indexOf(':');
        return colon < 0
                ? new DatabaseUrl(jdbcUrl, decoded(credentials), null)
                : new DatabaseUrl(
                        jdbcUrl,
                        decoded(credentials.substring(0, colon)),
                        decoded(credentials.substring(colon + 1)));
    }

    @Override
    public String toString() {
        var query = jdbcUrl.indexOf('?');
        return query < 0 ? jdbcUrl : jdbcUrl.substring(0, query);
    }

    /// The driver calls libpq's `channel_binding` by another name.
    private static String forDriver(String query) {
        return query.replace("channel_binding=", "channelBinding=");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
