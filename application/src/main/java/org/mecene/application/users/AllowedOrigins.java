package org.mecene.application.users;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;

/// Where browsers may be sent back to: the server's own address and those of its front ends. Any
/// other place could ask for sign-ins, or send payers away, in our name.
public final class AllowedOrigins {
    private static final int MAX_LENGTH = 2_000;

    private final URI home;
    private final Set<String> origins;

    /// @param home the server's own address
    /// @param others such as `https://app.example.org`
    public AllowedOrigins(URI home, Set<String> others) {
        this.home = home;
        this.origins =
                Stream.concat(Stream.of(home.toString()), others.stream())
                        .map(URI::create)
                        .map(AllowedOrigins::origin)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// Reads an address to go back to; the server's own when there is none.
    ///
    /// @throws InvalidValue `too_long`, `invalid`, or `not_allowed_here` for another origin
    public URI parse(@Nullable String text) {
        if (text == null) {
            return home;
        }
        if (text.length() > MAX_LENGTH) {
            throw new InvalidValue(FieldError.Code.TOO_LONG, Map.of("max", MAX_LENGTH));
        }
        try {
            var uri = new URI(text);
            if (uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || uri.getRawFragment() != null) {
                throw new InvalidValue(FieldError.Code.INVALID);
            }
            if (!origins.contains(origin(uri))) {
                throw new InvalidValue(FieldError.Code.NOT_ALLOWED_HERE);
            }
            return uri;
        } catch (URISyntaxException _) {
            throw new InvalidValue(FieldError.Code.INVALID);
        }
    }

    private static String origin(URI uri) {
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        var usual = scheme.equals("https") ? 443 : 80;
        var port = uri.getPort() < 0 ? usual : uri.getPort();
        var host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        return scheme + "://" + host + ":" + port;
    }
}
