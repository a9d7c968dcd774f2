package org.mecene.bootstrap.command;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mecene.bootstrap.configuration.Configuration;
import org.mecene.bootstrap.configuration.Configuration.LogFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says where to go next.
///
/// @param managementPort where the documentation is served; the same as the port when there is no
///   port of its own
record Welcome(
        Configuration configuration,
        int port,
        int managementPort,
        Administrators.@Nullable Administrator administrator,
        boolean demo) {
    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    void say(double seconds) {
        if (configuration.logFormat() == LogFormat.JSON) {
            LOG.info(
                    "Ready on port {} after {} s",
                    port,
                    String.format(Locale.ROOT, "%.1f", seconds));
            return;
        }
        System.out.print(text(seconds));
        System.out.flush();
    }

    String text(double seconds) {
        var url = "http://localhost:" + port;
        var text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%nMecene is ready after %.1f s.%n%n", seconds));
        line(text, "API", url + "/api");
        line(text, "Documentation", "http://localhost:" + managementPort + "/docs");
        line(text, "Administrator", administratorLine());
        line(text, "Mails", mailsLine());
        line(text, "Payments", paymentsLine());
        line(text, "Data", configuration.dataDirectory().toAbsolutePath().toString());
        if (demo) {
            line(
                    text,
                    "Demonstration",
                    "sign in as awa-ndiaye@demo.mecene.localhost, password mecene-demo");
        }
        return text.append('\n').toString();
    }

    private String administratorLine() {
        if (administrator == null) {
            return "none named; \"create-admin\" makes one";
        }
        var file = administrator.passwordFile();
        var address = administrator.email().value();
        return file == null ? address : address + ", password in " + file;
    }

    private String mailsLine() {
        var smtp = configuration.mail().smtp();
        var place =
                smtp == null
                        ? configuration.dataDirectory().resolve("mails").toString()
                        : "by " + smtp.host() + ":" + smtp.port();
        return configuration.payments().isSandbox()
                ? place + ", and GET /api/sandbox/mails"
                : place;
    }

    private String paymentsLine() {
        return configuration.payments().isSandbox()
                ? "sandbox, no real money; card 4242424242424242 pays"
                : "Stripe";
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append(String.format("  %-14s %s%n", label, value));
    }
}
