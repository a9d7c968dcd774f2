package org.mecene.domain.users;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a device is called, made of what its program says of itself: `Firefox, Linux`. Good enough
/// for its owner to know it again, and no proof of anything: a program says what it likes.
public record DeviceName(String value) {
    private static final String UNKNOWN = "?";
    private static final Pattern PRODUCT = Pattern.compile("[A-Za-z][A-Za-z0-9 ._-]{0,39}");

    /// The first that fits counts: every browser also claims to be an older one.
    private static final List<Mark> PROGRAMS =
            List.of(
                    new Mark("Edg", "Edge"),
                    new Mark("OPR/", "Opera"),
                    new Mark("SamsungBrowser", "Samsung Internet"),
                    new Mark("Firefox", "Firefox"),
                    new Mark("FxiOS", "Firefox"),
                    new Mark("CriOS", "Chrome"),
                    new Mark("Chrome/", "Chrome"),
                    new Mark("Safari/", "Safari"));

    private static final List<Mark> SYSTEMS =
            List.of(
                    new Mark("Windows", "Windows"),
                    new Mark("Android", "Android"),
                    new Mark("iPhone", "iOS"),
                    new Mark("iPad", "iPadOS"),
                    new Mark("Mac OS X", "macOS"),
                    new Mark("CrOS", "ChromeOS"),
                    new Mark("Linux", "Linux"));

    private record Mark(String part, String name) {}

    /// @param userAgent the header of that name; null when there is none
    public static DeviceName of(@Nullable String userAgent) {
        if (userAgent == null) {
            return new DeviceName(UNKNOWN);
        }
        var program = first(PROGRAMS, userAgent, product(userAgent));
        var system = first(SYSTEMS, userAgent, "");
        return new DeviceName(system.isEmpty() ? program : program + ", " + system);
    }

    private static String first(List<Mark> marks, String text, String otherwise) {
        return marks.stream()
                .filter(mark -> text.contains(mark.part()))
                .map(Mark::name)
                .findFirst()
                .orElse(otherwise);
    }

    /// What stands before the first version, such as `curl` in `curl/8.5`.
    private static String product(String userAgent) {
        var slash = userAgent.indexOf('/');
        var product = (slash < 0 ? userAgent : userAgent.substring(0, slash)).strip();
        var isName =
                PRODUCT.matcher(product).matches()
                        && !product.toLowerCase(Locale.ROOT).startsWith("mozilla");
        return isName ? product : UNKNOWN;
    }

    @Override
    public String toString() {
        return value;
    }
}
