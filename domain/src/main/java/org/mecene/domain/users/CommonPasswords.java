package org.mecene.domain.users;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The passwords that are tried first: well-known words, names and walks over the keyboard in
/// English and French with their usual tails (OWASP ASVS 5.0, 6.2.4). Only those of 8 characters
/// and more are listed, in lower case; shorter ones are refused anyway.
final class CommonPasswords {
    private static final Set<String> LISTED = read();

    private CommonPasswords() {}

    /// Whether it is one of them, in whatever case.
    static boolean contain(String password) {
        return LISTED.contains(password.toLowerCase(Locale.ROOT));
    }

    private static Set<String> read() {
        var file =
                Objects.requireNonNull(
                        CommonPasswords.class.getResourceAsStream("common-passwords.txt"),
                        "common-passwords.txt");
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
