package org.mecene.domain.users;

import java.net.IDN;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;

/// A mail address in the one form under which Mecene knows it: lower case, the domain in ASCII.
///
/// It never shows itself in logs: `toString` hides the local part.
public record EmailAddress(String value) {
    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL_LENGTH = 64;
    private static final String ERASED = "@erased.invalid";
    private static final String LOCAL_SYMBOLS = "!#$%&'*+-/=?^_`{|}~";

    /// Registries know domains with these letters as domains of their own (IDNA2008), and the JDK
    /// reads them as others (IDNA2003): `faß.de` as `fass.de`, which is somebody else's.
    private static final Pattern READ_AS_ANOTHER =
            Pattern.compile("[\u00DF\u1E9E\u03C2\u200C\u200D]");

    /// Reads the address form that mail servers in use accept: a dot-atom before the `@` (RFC 5322,
    /// 3.2.3) and a domain name with at least one dot. Quoted local parts and address literals are
    /// refused.
    ///
    /// @throws InvalidValue `invalid` or `too_long`
    public static EmailAddress parse(String text) {
        var stripped = text.strip();
        requireFits(stripped);
        var at = stripped.lastIndexOf('@');
        if (at < 1 || at > MAX_LOCAL_LENGTH || !isDotAtom(stripped.substring(0, at))) {
            throw new InvalidValue(FieldError.Code.INVALID);
        }
        var domain = asciiDomain(stripped.substring(at + 1));
        var address = (stripped.substring(0, at) + "@" + domain).toLowerCase(Locale.ROOT);
        // A domain in another script is longer in ASCII.
        requireFits(address);
        return new EmailAddress(address);
    }

    /// Stands where the address of somebody was who is erased. It cannot exist (RFC 2606).
    public static EmailAddress erased(UUID id) {
        return new EmailAddress(id.toString().replace("-", "") + ERASED);
    }

    /// Whether nobody can be written to here any more.
    public boolean isErased() {
        return value.endsWith(ERASED);
    }

    @Override
    public String toString() {
        return "***" + value.substring(value.lastIndexOf('@'));
    }

    private static void requireFits(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidValue(FieldError.Code.TOO_LONG, Map.of("max", MAX_LENGTH));
        }
    }

    private static boolean isDotAtom(String local) {
        var previous = '.';
        for (var i = 0; i < local.length(); i++) {
            var c = local.charAt(i);
            if (c == '.' ? previous == '.' : !isAtomText(c)) {
                return false;
            }
            previous = c;
        }
        return previous != '.';
    }

    private static boolean isAtomText(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || LOCAL_SYMBOLS.indexOf(c) >= 0;
    }

    private static String asciiDomain(String domain) {
        if (READ_AS_ANOTHER.matcher(domain).find()) {
            throw new InvalidValue(FieldError.Code.INVALID);
        }
        String ascii;
        try {
            ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException _) {
            throw new InvalidValue(FieldError.Code.INVALID);
        }
        var lastDot = ascii.lastIndexOf('.');
        var everyLabelIsFull = !ascii.startsWith(".") && !ascii.contains("..");
        // A last label of digits makes a number of it, not a name (RFC 3696, 2).
        var isNumber = ascii.substring(lastDot + 1).chars().allMatch(Character::isDigit);
        if (lastDot < 1 || isNumber || !everyLabelIsFull) {
            throw new InvalidValue(FieldError.Code.INVALID);
        }
        return ascii;
    }
}
