package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.Relay;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.security.testkit.OpenIdServer;
import org.mecene.security.testkit.OpenIdServer.Account;

/// A server, and an OpenID server that it knows under three names: as `people`, as `shaky` by way
/// of a relay, and as `gone` where nobody answers.
final class SocialWorld implements AutoCloseable {
    static final String APP = "https://app.example/back";

    private final OpenIdServer people;
    private final Relay relay;
    private final RunningServer server;

    private SocialWorld(OpenIdServer people) {
        this.people = people;
        relay = Relay.to(people.issuer());
        var settings = new HashMap<String, String>();
        settings.put("MECENE_CORS_ORIGINS", "https://app.example");
        settings.putAll(provider("PEOPLE", people.issuer()));
        settings.putAll(provider("SHAKY", relay.uri()));
        settings.putAll(provider("GONE", URI.create("http://127.0.0.1:1/people")));
        server = RunningServer.start(settings);
    }

    /// @param people stays the caller's
    static SocialWorld with(OpenIdServer people) {
        return new SocialWorld(people);
    }

    OpenIdServer people() {
        return people;
    }

    Relay relay() {
        return relay;
    }

    RunningServer server() {
        return server;
    }

    /// @param page of the OpenID server
    /// @param cookie what this browser keeps
    record Begun(URI page, String cookie) {
        String state() {
            return page.getRawQuery().replaceAll(".*state=([^&]+).*", "$1");
        }
    }

    Begun begin(String provider) {
        return open("/api/auth/oidc/" + provider + "/start?returnTo=" + APP);
    }

    /// Opens a page of the server that leads to the OpenID server.
    Begun open(String path) {
        var started = server.api().get(path);
        assertThat(started.status()).as(started.json().toString()).isEqualTo(303);
        var cookie = started.header("Set-Cookie");
        return new Begun(
                URI.create(started.header("Location")), cookie.substring(0, cookie.indexOf(';')));
    }

    /// The browser comes back from the OpenID server.
    Api.Answer bring(String cookie, URI callback) {
        return server.api()
                .with("Cookie", cookie)
                .get(callback.getRawPath() + "?" + callback.getRawQuery());
    }

    /// Where a browser is sent in the end when somebody agrees.
    URI throughTheProvider(Account account) {
        return throughTheProvider(begin("people"), account);
    }

    URI throughTheProvider(Begun begun, Account account) {
        return end(begun, people.agrees(begun.page(), account));
    }

    URI end(Begun begun, URI callback) {
        var finished = bring(begun.cookie(), callback);
        assertThat(finished.status()).as(finished.json().toString()).isEqualTo(303);
        return URI.create(finished.header("Location"));
    }

    /// Signs in with what a browser came back with.
    Api.Answer exchange(URI back) {
        return exchange("{\"code\": \"%s\"}".formatted(code(back)));
    }

    Api.Answer exchange(URI back, String totp) {
        return exchange("{\"code\": \"%s\", \"totp\": \"%s\"}".formatted(code(back), totp));
    }

    private Api.Answer exchange(String body) {
        return server.api().post("/api/auth/oidc/exchange", body);
    }

    private static String code(URI back) {
        assertThat(back.toString()).startsWith(APP + "?code=");
        return back.getQuery().substring("code=".length());
    }

    @Override
    public void close() {
        server.close();
        relay.close();
    }

    private static Map<String, String> provider(String name, URI issuer) {
        return Map.of(
                "MECENE_OIDC_" + name + "_ISSUER", issuer.toString(),
                "MECENE_OIDC_" + name + "_CLIENT_ID", OpenIdServer.CLIENT,
                "MECENE_OIDC_" + name + "_CLIENT_SECRET", OpenIdServer.SECRET);
    }
}
