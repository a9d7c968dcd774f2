package org.mecene.rest.payments;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Language;
import org.mecene.rest.http.AskedLanguage;
import org.mecene.rest.http.SecurityHeaders;

/// The sandbox's pages: plain HTML without script, style or anything from elsewhere.
final class SandboxPages {
    private static final String TYPE = "text/html; charset=utf-8";
    private static final int OK = 200;
    private static final int INVALID = 422;

    private final Map<Language, ResourceBundle> words = new EnumMap<>(Language.class);

    SandboxPages() {
        for (var language : Language.values()) {
            words.put(
                    language,
                    ResourceBundle.getBundle(
                            SandboxPages.class.getPackageName() + ".sandbox",
                            language.locale(),
                            ResourceBundle.Control.getNoFallbackControl(
                                    ResourceBundle.Control.FORMAT_PROPERTIES)));
        }
    }

    /// What a checkout page was opened for.
    record Order(String secret, URI success, URI cancel) {
        @Override
        public String toString() {
            return "Order";
        }
    }

    /// @param problem the key of what is wrong with the card; null when none was given yet
    Response checkout(Order order, @Nullable String problem, @Nullable String languages) {
        var language = AskedLanguage.or(languages, Language.EN);
        var told = problem == null ? "" : "<p role=\"alert\">" + word(problem, language) + "</p>";
        var body =
                """
                <p>%s</p>
                %s
                <form method="post" action="checkout" autocomplete="off">
                <input type="hidden" name="secret" value="%s">
                <input type="hidden" name="success" value="%s">
                <input type="hidden" name="cancel" value="%s">
                <p><label>%s <input name="card" inputmode="numeric" required maxlength="23" value="4242424242424242"></label></p>
                <p><button>%s</button> <a href="%s">%s</a></p>
                </form>
                """
                        .formatted(
                                word("checkout.what", language),
                                told,
                                escaped(order.secret()),
                                escaped(order.success().toString()),
                                escaped(order.cancel().toString()),
                                word("checkout.card", language),
                                word("checkout.pay", language),
                                escaped(order.cancel().toString()),
                                word("checkout.cancel", language));
        // Browsers hold the place that a form is led on to against the policy as well.
        var targets = "'self' " + origin(order.success());
        return page(problem == null ? OK : INVALID, language, body, targets);
    }

    /// What the page for a bank account was opened for.
    record Onboarding(String secret, URI back) {
        @Override
        public String toString() {
            return "Onboarding";
        }
    }

    /// @param problem the key of what is wrong with the bank account; null when none was named yet
    Response onboarding(Onboarding asked, @Nullable String problem, @Nullable String languages) {
        var language = AskedLanguage.or(languages, Language.EN);
        var told = problem == null ? "" : "<p role=\"alert\">" + word(problem, language) + "</p>";
        var body =
                """
                <p>%s</p>
                %s
                <form method="post" action="payout-account" autocomplete="off">
                <input type="hidden" name="secret" value="%s">
                <input type="hidden" name="return" value="%s">
                <p><label>%s <input name="iban" required maxlength="42" value="FR14 2004 1010 0505 0001 3M02 606"></label></p>
                <p><button>%s</button> <a href="%s">%s</a></p>
                </form>
                """
                        .formatted(
                                word("bank.what", language),
                                told,
                                escaped(asked.secret()),
                                escaped(asked.back().toString()),
                                word("bank.iban", language),
                                word("bank.save", language),
                                escaped(asked.back().toString()),
                                word("bank.cancel", language));
        var targets = "'self' " + origin(asked.back());
        return page(problem == null ? OK : INVALID, language, body, targets);
    }

    Response portal(URI back, @Nullable String languages) {
        var language = AskedLanguage.or(languages, Language.EN);
        var body =
                """
                <p>%s</p>
                <p><a href="%s">%s</a></p>
                """
                        .formatted(
                                word("portal.what", language),
                                escaped(back.toString()),
                                word("portal.back", language));
        return page(OK, language, body, "'none'");
    }

    private Response page(int status, Language language, String body, String formTargets) {
        var title = word("title", language);
        var html =
                """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                </head>
                <body>
                <h1>%s</h1>
                %s</body>
                </html>
                """
                        .formatted(language.wire(), title, title, body);
        return Response.status(status)
                .entity(html.getBytes(StandardCharsets.UTF_8))
                .type(TYPE)
                .header(SecurityHeaders.POLICY, policy(formTargets))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static String policy(String formTargets) {
        return "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action "
                + formTargets;
    }

    /// Safe in a header: the host of a parsed address has no spaces, quotes or semicolons.
    private static String origin(URI place) {
        var port = place.getPort() < 0 ? "" : ":" + place.getPort();
        return place.getScheme() + "://" + place.getHost() + port;
    }

    private String word(String key, Language language) {
        var bundle = words.get(language);
        if (bundle == null) {
            throw new IllegalStateException("No words in " + language);
        }
        return escaped(bundle.getString(key));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
