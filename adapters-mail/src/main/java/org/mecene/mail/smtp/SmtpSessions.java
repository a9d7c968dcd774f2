package org.mecene.mail.smtp;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Properties;

/// Tells Jakarta Mail how to speak to the server.
final class SmtpSessions {
    private static final int PORT_OF_TLS = 465;

    private SmtpSessions() {}

    static Session of(SmtpSettings settings, InternetAddress from, Duration timeout) {
        var properties = new Properties();
        var millis = Long.toString(timeout.toMillis());
        set(properties, "connectiontimeout", millis);
        set(properties, "timeout", millis);
        set(properties, "writetimeout", millis);
        set(properties, "ssl.enable", settings.port() == PORT_OF_TLS);
        set(properties, "ssl.checkserveridentity", true);
        set(properties, "starttls.enable", true);
        set(properties, "starttls.required", needsTls(settings));
        set(properties, "auth", settings.username() != null);
        set(properties, "from", from.getAddress());
        set(properties, "localhost", domainOf(from.getAddress()));
        // The farewell is not waited for: the mail is taken by then.
        set(properties, "quitwait", false);
        return Session.getInstance(properties);
    }

    /// A password may go unencrypted to this machine only.
    private static boolean needsTls(SmtpSettings settings) {
        return settings.username() != null
                && settings.port() != PORT_OF_TLS
                && !isThisMachine(settings.host());
    }

    private static boolean isThisMachine(String host) {
        try {
            return host.equals("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            // A name: what it leads to may change.
            return false;
        }
    }

    private static void set(Properties properties, String name, Object value) {
        properties.setProperty("mail.smtp." + name, value.toString());
    }

    private static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
