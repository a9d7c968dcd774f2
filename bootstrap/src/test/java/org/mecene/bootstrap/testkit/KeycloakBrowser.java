package org.mecene.bootstrap.testkit;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Somebody's browser on Keycloak's pages, which are forms in HTML. Cookies are kept here: Keycloak
/// calls them secure, which browsers bear on this machine and the JDK's client does not.
final class KeycloakBrowser {
    private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\"[^>]*name=\"(\\w+)\" value=\"([^\"]*)\"");
    private static final int MOST_STEPS = 10;

    private final URI start;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private KeycloakBrowser(URI start) {
        this.start = start;
    }

    /// Signs in, and answers when asked whether the client may know.
    ///
    /// @param answer the button
    /// @return where Keycloak sends the browser
    static URI signIn(URI page, String userName, String answer) {
        var browser = new KeycloakBrowser(page);
        var next =
                browser.submit(
                        browser.open(page),
                        Map.of("username", userName, "password", KeycloakRealm.PASSWORD));
        // Keycloak remembers who agreed.
        var last = browser.isOutside(next) ? next : browser.submit(next, Map.of(answer, ""));
        if (!browser.isOutside(last)) {
            throw new IllegalStateException("Keycloak does not send the browser back");
        }
        return last.uri();
    }

    /// @param body empty for a page that is not Keycloak's, which is not opened
    private record Page(URI uri, String body) {}

    private boolean isOutside(Page page) {
        return !page.uri().getAuthority().equals(start.getAuthority());
    }

    private Page open(URI uri) {
        return follow(uri, api().get(uri.toString()));
    }

    private Page submit(Page page, Map<String, String> values) {
        var form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new IllegalStateException("Keycloak shows no form: " + page.body());
        }
        var fields = new LinkedHashMap<String, String>();
        HIDDEN.matcher(page.body())
                .results()
                .forEach(field -> fields.put(field.group(1), field.group(2)));
        fields.putAll(values);
        var target = start.resolve(form.group(1).replace("&amp;", "&"));
        var answer =
                api().post(
                                target.toString(),
                                encoded(fields).getBytes(StandardCharsets.UTF_8),
                                "application/x-www-form-urlencoded");
        return follow(target, answer);
    }

    private Page follow(URI asked, Api.Answer first) {
        var uri = asked;
        var answer = first;
        for (var step = 0; step < MOST_STEPS; step++) {
            keepCookies(answer);
            if (answer.header("Location").isEmpty()) {
                return new Page(uri, new String(answer.raw().body(), StandardCharsets.UTF_8));
            }
            uri = uri.resolve(answer.header("Location"));
            var page = new Page(uri, "");
            if (isOutside(page)) {
                return page;
            }
            answer = api().get(uri.toString());
        }
        throw new IllegalStateException("Keycloak sends the browser round and round");
    }

    private Api api() {
        var api = Api.at(start);
        return cookies.isEmpty() ? api : api.with("Cookie", String.join("; ", cookies.values()));
    }

    private void keepCookies(Api.Answer answer) {
        for (var cookie : answer.raw().headers().allValues("Set-Cookie")) {
            var pair = cookie.replaceAll(";.*", "");
            cookies.put(pair.substring(0, pair.indexOf('=')), pair);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field ->
                        field.getKey()
                                + "="
                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(joining("&"));
    }
}
