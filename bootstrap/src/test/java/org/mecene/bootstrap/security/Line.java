package org.mecene.bootstrap.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mecene.bootstrap.testkit.Contract;

/// One line of the matrix: what each of the cast is answered when they ask for what belongs to the
/// owner, and what whoever passes the gate is answered for an id that nobody has, and for one that
/// is none.
///
/// @param idle who is answered that it is done, and may have changed nothing
/// @param path with the names of things in braces, such as `/api/posts/{post}`
/// @param body the same; empty for none
record Line(
        List<Integer> statuses,
        Set<Who> idle,
        int random,
        int malformed,
        String method,
        String path,
        String body) {
    static final String MATRIX = "access-matrix.txt";

    private static final Pattern FORM =
            Pattern.compile(
                    "\\s*(?<statuses>(?:\\d{3}~?\\s+){9})\\|\\s+(?<random>\\d{3}|-)\\s+(?<malformed>\\d{3}|-)"
                            + "\\s+\\|\\s+(?<method>[A-Z]+)\\s+(?<path>/\\S*)\\s*(?<body>.*)");
    private static final Pattern THING = Pattern.compile("\\{([a-z][A-Za-z]*)}");
    private static final List<Who> COLUMNS = List.of(Who.values());
    private static final String IDLE = "~";

    /// What is named in braces and is nothing that one could guess the id of.
    private static final Set<String> NO_THINGS = Set.of("unique", "inAMonth");

    /// All lines of the matrix.
    static List<Line> ofMatrix() throws IOException {
        try (var matrix = Line.class.getResourceAsStream(MATRIX)) {
            var text = new String(matrix.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n"))
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Line::parse)
                    .toList();
        }
    }

    static Line parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a line of the access matrix: " + text);
        }
        var statuses = List.of(parts.group("statuses").strip().split("\\s+"));
        return new Line(
                statuses.stream().map(status -> Integer.valueOf(status.replace(IDLE, ""))).toList(),
                COLUMNS.stream()
                        .filter(who -> statuses.get(COLUMNS.indexOf(who)).endsWith(IDLE))
                        .collect(Collectors.toUnmodifiableSet()),
                statusOr0(parts.group("random")),
                statusOr0(parts.group("malformed")),
                parts.group("method"),
                parts.group("path"),
                parts.group("body"));
    }

    private static int statusOr0(String text) {
        return text.equals("-") ? 0 : Integer.parseInt(text);
    }

    /// The line as it would be with other answers.
    String written(List<Integer> others, int otherRandom, int otherMalformed) {
        return "%s | %s %s | %s %s %s"
                .formatted(
                        COLUMNS.stream()
                                .map(who ->
                                        others.get(COLUMNS.indexOf(who))
                                                + (idle.contains(who) ? IDLE : ""))
                                .collect(Collectors.joining(" ")),
                        otherRandom == 0 ? "-" : otherRandom,
                        otherMalformed == 0 ? "-" : otherMalformed,
                        method,
                        path,
                        body)
                .strip();
    }

    String route() {
        return Contract.keyOf(method, path.replaceFirst("\\?.*", ""));
    }

    boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }

    int of(Who who) {
        return statuses.get(COLUMNS.indexOf(who));
    }

    /// Whether it names something that can be replaced by what is not there.
    boolean namesThings() {
        return !things().isEmpty();
    }

    /// Where something is named in the path, only that is replaced, all of it at once; otherwise
    /// what the body names, one thing after the other.
    List<Line> replacing(String other) {
        var inPath = things(path);
        if (!inPath.isEmpty()) {
            return List.of(with(filled(path, thing -> other), body));
        }
        return things(body).stream()
                .map(replaced ->
                        with(
                                path,
                                filled(
                                        body,
                                        thing -> thing.equals(replaced) ? other : braced(thing))))
                .toList();
    }

    /// What it names, each of which has an id.
    List<String> things() {
        return Stream.of(path, body).flatMap(text -> things(text).stream()).toList();
    }

    private static List<String> things(String text) {
        return THING.matcher(text)
                .results()
                .map(thing -> thing.group(1))
                .filter(thing -> !NO_THINGS.contains(thing))
                .toList();
    }

    Line filled(UnaryOperator<String> value) {
        return with(filled(path, value), filled(body, value));
    }

    private Line with(String otherPath, String otherBody) {
        return new Line(statuses, idle, random, malformed, method, otherPath, otherBody);
    }

    private static String braced(String thing) {
        return "{" + thing + "}";
    }

    private static String filled(String text, UnaryOperator<String> value) {
        return THING.matcher(text)
                .replaceAll(thing -> Matcher.quoteReplacement(value.apply(thing.group(1))));
    }
}
