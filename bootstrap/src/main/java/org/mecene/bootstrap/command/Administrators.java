package org.mecene.bootstrap.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.mecene.bootstrap.configuration.Configuration;
import org.mecene.bootstrap.configuration.Configuration.Mode;
import org.mecene.bootstrap.wiring.Node;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Password;
import org.mecene.security.time.SecureSecrets;

/// Sees to it that somebody can administer the server. A developer who named nobody gets an
/// administrator whose password is made on the spot and kept in a file beside the data; nobody has
/// a password that others know.
final class Administrators {
    private static final EmailAddress DEVELOPERS = new EmailAddress("admin@mecene.localhost");
    private static final String FILE = "administrator-password";

    private Administrators() {}

    /// @param passwordFile where the password is; null when the operator chose it
    record Administrator(EmailAddress email, @Nullable Path passwordFile) {}

    /// @return null in production when none was named: then there is one already, or `create-admin`
    ///   makes one
    static @Nullable Administrator ensure(Configuration configuration, Node node) {
        var named = configuration.administrator();
        if (named != null) {
            node.operator().ensureAdministrator(named.email(), named.password());
            return new Administrator(named.email(), null);
        }
        if (configuration.mode() == Mode.PRODUCTION) {
            return null;
        }
        var file = configuration.dataDirectory().resolve(FILE);
        node.operator().ensureAdministrator(DEVELOPERS, new Password(password(file)));
        return new Administrator(DEVELOPERS, file);
    }

    private static String password(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    var ownerOnly = PosixFilePermissions.fromString("rw-------");
                    Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
                }
                Files.writeString(file, new SecureSecrets(new SecureRandom()).next() + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The administrator's password file cannot be used", failure);
        }
    }
}
