package org.mecene.security.oidc;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.users.IdentityProvider;
import org.mecene.domain.users.SocialProfile;
import org.mecene.security.text.Base64Url;

/// Any OpenID provider that publishes a description of itself, by the authorization code flow with
/// PKCE (S256), state and nonce. Its description and keys are remembered for an hour, and read
/// again at most once a minute when it signs by a key that is not known. Any number of threads may
/// use it at once; two may read the description at once, and either is right.
public final class OidcProvider implements IdentityProvider {
    private static final Duration MEMORY = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final String SCOPE = "openid email profile";

    private final OidcSettings settings;
    private final InstantSource clock;
    private final ProviderHttp http;
    private final IdTokens idTokens;
    private volatile @Nullable Metadata remembered;

    /// @param clock the real time, which the provider goes by too
    public OidcProvider(OidcSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = new ProviderHttp(settings.name());
        this.idTokens = new IdTokens(settings);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public String label() {
        return settings.label();
    }

    @Override
    public URI authorization(Request request) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("response_type", "code");
        parameters.put("client_id", settings.clientId());
        parameters.put("redirect_uri", request.callback().toString());
        parameters.put("scope", SCOPE);
        parameters.put("state", request.state());
        parameters.put("nonce", request.nonce());
        parameters.put("code_challenge", challenge(request.verifier()));
        parameters.put("code_challenge_method", "S256");
        var base = metadata().authorization();
        var mark = base.getRawQuery() == null ? "?" : "&";
        return URI.create(base + mark + ProviderHttp.encoded(parameters));
    }

    @Override
    public SocialProfile identify(String code, Request request) {
        var metadata = metadata();
        var answer = redeem(metadata, code, request);
        var claims = claims(text(answer, "id_token"), request.nonce());
        var subject = claims.getSubject();
        if (subject == null) {
            throw new Untrusted(settings.name(), "it names nobody");
        }
        var told = claims.getClaims();
        if (told.get("email") == null && metadata.userInfo() != null) {
            told = userInfo(metadata.userInfo(), text(answer, "access_token"), subject);
        }
        return Profiles.of(settings.name(), subject, told, Profiles.saysVerified(told));
    }

    private Map<String, Object> redeem(Metadata metadata, String code, Request request) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", request.callback().toString());
        form.put("code_verifier", request.verifier());
        if (metadata.takesBasic()) {
            return http.post(metadata.token(), form, Map.of("Authorization", basic()));
        }
        form.put("client_id", settings.clientId());
        form.put("client_secret", settings.clientSecret());
        return http.post(metadata.token(), form, Map.of());
    }

    private JWTClaimsSet claims(String token, String nonce) {
        var keys = metadata().keys();
        if (!idTokens.isOfKnownKey(token, keys)) {
            keys = newer().keys();
        }
        return idTokens.verified(token, keys, nonce, clock.instant());
    }

    /// It is not signed, so it counts only when it speaks of the same person (OpenID Connect Core
    /// 1.0, 5.3.2).
    private Map<String, Object> userInfo(URI endpoint, String accessToken, String subject) {
        var told = http.get(endpoint, Map.of("Authorization", "Bearer " + accessToken));
        if (!subject.equals(told.get("sub"))) {
            throw new Untrusted(settings.name(), "it speaks of two people");
        }
        return told;
    }

    private Metadata metadata() {
        var known = remembered;
        if (known != null && clock.instant().isBefore(known.readAt().plus(MEMORY))) {
            return known;
        }
        try {
            return read();
        } catch (Unavailable down) {
            if (known == null) {
                throw down;
            }
            return known;
        }
    }

    /// Read again, unless that was done a moment ago: strangers must not make us ask.
    private Metadata newer() {
        var known = metadata();
        return clock.instant().isBefore(known.readAt().plus(PAUSE)) ? known : read();
    }

    private Metadata read() {
        var read = Metadata.read(settings, http, clock.instant());
        remembered = read;
        return read;
    }

    private String text(Map<String, Object> answer, String name) {
        try {
            var text = JSONObjectUtils.getString(answer, name);
            if (text != null) {
                return text;
            }
        } catch (ParseException _) {
            // Answered below, like one that is missing.
        }
        throw new Untrusted(settings.name(), "its answer has no " + name);
    }

    /// Both halves are encoded before they are joined (RFC 6749, 2.3.1).
    private String basic() {
        var pair =
                ProviderHttp.encoded(settings.clientId())
                        + ":"
                        + ProviderHttp.encoded(settings.clientSecret());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Base64Url.encode(digest.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
