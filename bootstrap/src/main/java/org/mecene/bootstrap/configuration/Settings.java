package org.mecene.bootstrap.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads values by their names and gathers what is wrong with them. Messages name the setting and
/// never repeat its value, which may be a secret.
final class Settings {
    static final String PREFIX = "MECENE_";

    private final Map<String, String> values;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<String> errors = new ArrayList<>();

    Settings(Map<String, String> values) {
        this.values = values;
    }

    /// A value, or null when it is not set. An empty value counts as not set, as it does in a
    /// compose file.
    @Nullable String text(String name) {
        known.add(name);
        var value = values.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    String text(String name, String otherwise) {
        var value = text(name);
        return value == null ? otherwise : value;
    }

    /// A value that is also known by the name that hosters give it; our own name wins.
    @Nullable String text(String name, Alias alias) {
        var own = text(name);
        if (own != null) {
            return own;
        }
        var value = values.get(alias.name());
        return value == null || value.isBlank() ? null : value.strip();
    }

    /// The name that hosters give a value.
    record Alias(String name) {}

    int integer(String name, @Nullable String value, int otherwise, int min, int max) {
        if (value == null) {
            return otherwise;
        }
        try {
            var number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Answered below, like a number out of bounds.
        }
        errors.add(name + " must be a whole number from " + min + " to " + max);
        return otherwise;
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        var value = text(name);
        if (value == null) {
            return otherwise;
        }
        for (var constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
                return constant;
            }
        }
        var names =
                Arrays.stream(type.getEnumConstants())
                        .map(c -> c.name().toLowerCase(Locale.ROOT))
                        .toList();
        errors.add(name + " must be one of " + String.join(", ", names));
        return otherwise;
    }

    List<String> list(String name) {
        var value = text(name);
        return value == null
                ? List.of()
                : Arrays.stream(value.split(",", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    /// Values that each have a form.
    List<String> list(String name, Function<String, ?> parse, String form) {
        var parts = list(name);
        var whole =
                parsed(
                        name,
                        String.join(",", parts),
                        _ -> parts.stream().map(parse).toList(),
                        form);
        return whole == null ? List.of() : parts;
    }

    /// An absolute http or https URL without path, query or user.
    @Nullable URI site(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            var uri = new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            var isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (isHttp
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // Answered below, like every other text that is no such URL.
        }
        errors.add(name + " must be a URL such as https://example.org");
        return null;
    }

    /// A value in a form of its own.
    <T> @Nullable T parsed(
            String name, @Nullable String value, Function<String, T> parse, String form) {
        if (value == null) {
            return null;
        }
        try {
            return parse.apply(value);
        } catch (RuntimeException _) {
            errors.add(name + " must be " + form);
            return null;
        }
    }

    void error(String message) {
        errors.add(message);
    }

    /// @throws InvalidConfiguration with everything that was wrong, names that nobody asked for
    ///   included
    void finish() {
        values.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .sorted()
                .forEach(name ->
                        errors.add(name + " is not a setting of Mecene" + suggestion(name)));
        if (!errors.isEmpty()) {
            throw new InvalidConfiguration(errors);
        }
    }

    private String suggestion(String name) {
        return known.stream()
                .filter(candidate -> distance(candidate, name) <= 3)
                .findFirst()
                .map(candidate -> "; did you mean " + candidate + "?")
                .orElse("");
    }

    /// How many letters must be changed, added or left out to make one name of the other
    /// (Levenshtein).
    private static int distance(String a, String b) {
        var previous = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            current[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
