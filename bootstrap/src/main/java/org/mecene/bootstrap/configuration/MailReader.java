package org.mecene.bootstrap.configuration;

import org.mecene.domain.users.EmailAddress;

/// Reads by whom mails are sent, and through which server.
final class MailReader {
    private static final int SMTP_SUBMISSION_PORT = 587;

    private final Settings settings;

    MailReader(Settings settings) {
        this.settings = settings;
    }

    Configuration.Mail read(boolean production) {
        var host = settings.text("MECENE_SMTP_HOST");
        var port =
                settings.integer(
                        "MECENE_SMTP_PORT",
                        settings.text("MECENE_SMTP_PORT"),
                        SMTP_SUBMISSION_PORT,
                        1,
                        65_535);
        var username = settings.text("MECENE_SMTP_USERNAME");
        var password = settings.text("MECENE_SMTP_PASSWORD");
        var givenFrom = settings.text("MECENE_MAIL_FROM");
        if (production && host == null) {
            settings.error("MECENE_SMTP_HOST is missing: nobody could sign up without mails");
        }
        if (production && givenFrom == null) {
            settings.error("MECENE_MAIL_FROM is missing: mails need a sender");
        }
        var from =
                settings.parsed(
                        "MECENE_MAIL_FROM",
                        givenFrom,
                        MailReader::sender,
                        ConfigurationReader.ADDRESS);
        return new Configuration.Mail(
                from == null ? "Mecene <mecene@localhost.localdomain>" : from,
                host == null ? null : new Configuration.Smtp(host, port, username, password));
    }

    /// An address, alone or in angle brackets behind a name.
    private static String sender(String value) {
        var bracket = value.indexOf('<');
        var address =
                bracket >= 0 && value.endsWith(">")
                        ? value.substring(bracket + 1, value.length() - 1)
                        : value;
        EmailAddress.parse(address);
        return value;
    }
}
