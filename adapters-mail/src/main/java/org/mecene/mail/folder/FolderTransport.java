package org.mecene.mail.folder;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;
import org.mecene.domain.notifications.Mailer.TryLater;
import org.mecene.mail.MailTransport;
import org.mecene.mail.MimeMessages;
import org.mecene.mail.OutgoingMail;

/// Writes every mail as a file `<sentAt>-<mailId>.eml`, which mail programs open. A file that has
/// this name is whole.
public final class FolderTransport implements MailTransport {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Session session = Session.getInstance(new Properties());
    private final Path folder;
    private final InternetAddress from;

    /// @param folder made when it is missing
    /// @param from the sender, such as `Mecene <no-reply@example.org>`
    /// @throws UncheckedIOException when the folder cannot be made
    public FolderTransport(Path folder, String from) {
        this.folder = folder;
        this.from = MimeMessages.sender(from);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void send(OutgoingMail mail) {
        var name = NAME.format(mail.sentAt()) + "-" + mail.id() + ".eml";
        try {
            var part = Files.createTempFile(folder, "mail", ".part");
            try {
                write(mail, part);
                Files.move(
                        part,
                        folder.resolve(name),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new TryLater("The mail folder cannot be written to", e);
        }
    }

    private void write(OutgoingMail mail, Path part) throws IOException {
        try (var out = Files.newOutputStream(part)) {
            MimeMessages.of(mail, from, session).writeTo(out);
        } catch (MessagingException e) {
            throw new IOException("The mail cannot be written", e);
        }
    }
}
