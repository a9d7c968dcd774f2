package org.mecene.security.oidc;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mecene.domain.users.IdentityProvider;
import org.mecene.domain.users.SocialProfile;

/// Facebook, which signs nothing on this way: the code is redeemed with our secret, and its Graph
/// says who the token is of. It may tell no address, and never says that one is verified (rules.md
/// I1 and I3), so its addresses are verified by mail.
public final class FacebookProvider implements IdentityProvider {
    /// Where Facebook is reached, and how it is asked.
    ///
    /// @param dialog where browsers go
    /// @param graph the base of its programming interface
    public record Places(URI dialog, URI graph) {
        public static final Places OFFICIAL =
                new Places(
                        URI.create("https://www.facebook.com/v23.0/dialog/oauth"),
                        URI.create("https://graph.facebook.com/v23.0"));
    }

    private static final String NAME = "facebook";
    private static final String PROOF_ALGORITHM = "HmacSHA256";

    private final String appId;
    private final String appSecret;
    private final Places places;
    private final ProviderHttp http = new ProviderHttp(NAME);

    public FacebookProvider(String appId, String appSecret, Places places) {
        this.appId = appId;
        this.appSecret = appSecret;
        this.places = places;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String label() {
        return "Facebook";
    }

    @Override
    public URI authorization(Request request) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("response_type", "code");
        parameters.put("client_id", appId);
        parameters.put("redirect_uri", request.callback().toString());
        parameters.put("scope", "public_profile,email");
        parameters.put("state", request.state());
        return URI.create(places.dialog() + "?" + ProviderHttp.encoded(parameters));
    }

    @Override
    public SocialProfile identify(String code, Request request) {
        var form = new LinkedHashMap<String, String>();
        form.put("client_id", appId);
        form.put("client_secret", appSecret);
        form.put("redirect_uri", request.callback().toString());
        form.put("code", code);
        var answer = http.post(endpoint("/oauth/access_token"), form, Map.of());
        if (!(answer.get("access_token") instanceof String token)) {
            throw new Untrusted(NAME, "its answer has no access_token");
        }
        var query = new LinkedHashMap<String, String>();
        query.put("fields", "id,name,email");
        query.put("appsecret_proof", proof(token));
        var told =
                http.get(
                        endpoint("/me?" + ProviderHttp.encoded(query)),
                        Map.of("Authorization", "Bearer " + token));
        if (!(told.get("id") instanceof String subject)) {
            throw new Untrusted(NAME, "it names nobody");
        }
        return Profiles.of(NAME, subject, told, false);
    }

    private URI endpoint(String path) {
        return URI.create(places.graph() + path);
    }

    /// Shows that whoever uses the token has the secret too, so that a stolen token is worth
    /// nothing.
    private String proof(String token) {
        try {
            var mac = Mac.getInstance(PROOF_ALGORITHM);
            mac.init(
                    new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), PROOF_ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", impossible);
        }
    }
}
