package org.mecene.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.IdentityProvider.Request;
import org.mecene.domain.users.IdentityProvider.Unavailable;
import org.mecene.domain.users.IdentityProvider.Untrusted;

/// Against a stub of Graph, which gives out tokens for codes and tells of whoever shows one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FacebookProviderTest {
    private static final Request REQUEST =
            new Request("state-1", "nonce", "verifier", URI.create("https://mecene.example/back"));

    private final HttpServer graph = stub();
    private final FacebookProvider provider =
            new FacebookProvider(
                    "app-1",
                    "secret-1",
                    new FacebookProvider.Places(
                            URI.create("https://www.facebook.example/dialog/oauth"),
                            URI.create("http://127.0.0.1:" + graph.getAddress().getPort())));

    @AfterAll
    void stop() {
        graph.stop(0);
    }

    @Test
    void sends_the_browser_to_the_dialog() {
        assertThat(provider.authorization(REQUEST).toString())
                .startsWith(
                        "https://www.facebook.example/dialog/oauth?response_type=code&client_id=app-1")
                .contains("state=state-1")
                .doesNotContain("secret-1");
    }

    @Test
    @Rule({"I1", "I3"})
    void tells_who_somebody_is_and_vouches_for_no_address() {
        var profile = provider.identify("with-address", REQUEST);

        assertThat(profile.identity().subject()).isEqualTo("1001");
        assertThat(profile.email()).isEqualTo(EmailAddress.parse("awa@example.org"));
        assertThat(profile.emailVerified()).isFalse();
        assertThat(profile.name()).isEqualTo("Awa Ndiaye");
    }

    @Test
    @Rule("I3")
    void bears_somebody_without_an_address() {
        var profile = provider.identify("without-address", REQUEST);

        assertThat(profile.identity().subject()).isEqualTo("1002");
        assertThat(profile.email()).isNull();
    }

    @Test
    void refuses_a_code_that_was_never_issued() {
        assertThatExceptionOfType(Untrusted.class)
                .isThrownBy(() -> provider.identify("made-up", REQUEST));
    }

    @Test
    void says_when_graph_is_out() {
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> provider.identify("outage", REQUEST));
    }

    private static HttpServer stub() {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/oauth/access_token", FacebookProviderTest::token);
            server.createContext("/me", FacebookProviderTest::me);
            server.start();
            return server;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void token(HttpExchange exchange) throws IOException {
        var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var isOurs = form.contains("client_id=app-1") && form.contains("client_secret=secret-1");
        if (form.contains("code=outage")) {
            answer(exchange, 503, "{}");
        } else if (!isOurs || form.contains("code=made-up")) {
            answer(exchange, 400, "{\"error\": {\"code\": 100}}");
        } else {
            var code = form.replaceAll(".*[&]code=([^&]+).*", "$1");
            answer(exchange, 200, "{\"access_token\": \"token-" + code + "\"}");
        }
    }

    private static void me(HttpExchange exchange) throws IOException {
        var shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        var query = exchange.getRequestURI().getQuery();
        if (!query.matches("fields=id,name,email&appsecret_proof=[0-9a-f]{64}")) {
            answer(exchange, 400, "{}");
        } else if (shown.equals("Bearer token-with-address")) {
            answer(
                    exchange,
                    200,
                    "{\"id\": \"1001\", \"name\": \"Awa Ndiaye\", \"email\": \"awa@example.org\"}");
        } else {
            answer(exchange, 200, "{\"id\": \"1002\", \"name\": \"Moussa\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
