package org.mecene.bootstrap.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mecene.bootstrap.testkit.Contract;

/// One line of the matrix: what each of the cast is answered when they ask for what belongs to the
/// owner, and what whoever passes the gate is answered for an id that nobody has, and for one that
/// is none.
///
/// @param path with the names of things in braces, such as `/api/posts/{post}`
/// @param body the same; empty for none
record Line(
        List<Integer> statuses,
        int random,
        int malformed,
        String method,
        String path,
        String body) {
    static final String MATRIX = "access-matrix.txt";

    private static final Pattern FORM =
            Pattern.compile(
                    "\\s*(?<statuses>(?:\\d{3}\\s+){9})\\|\\s+(?<random>\\d{3}|-)\\s+(?<malformed>\\d{3}|-)"
                            + "\\s+\\|\\s+(?<method>[A-Z]+)\\s+(?<path>/\\S*)\\s*(?<body>.*)");
    private static final Pattern THING = Pattern.compile("\\{([a-z][A-Za-z]*)}");

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
        var statuses =
                Arrays.stream(parts.group("statuses").strip().split("\\s+"))
                        .map(Integer::valueOf)
                        .toList();
        return new Line(
                statuses,
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
                        others.stream().map(String::valueOf).collect(Collectors.joining(" ")),
                        otherRandom == 0 ? "-" : otherRandom,
                        otherMalformed == 0 ? "-" : otherMalformed,
                        method,
                        path,
                        body)
                .strip();
    }

    String route() {
        return Contract.keyOf(method, path);
    }

    boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }

    int of(Who who) {
        return statuses.get(List.of(Who.values()).indexOf(who));
    }

    /// Whether it names something that can be replaced by what is not there.
    boolean namesThings() {
        return THING.matcher(path + body).find();
    }

    /// Where something is named in the path, only that is replaced; otherwise what the body names.
    Line replacing(String other) {
        var inPath = THING.matcher(path).find();
        return new Line(
                statuses,
                random,
                malformed,
                method,
                THING.matcher(path).replaceAll(Matcher.quoteReplacement(other)),
                inPath ? body : THING.matcher(body).replaceAll(Matcher.quoteReplacement(other)));
    }

    List<String> things() {
        var names = new ArrayList<String>();
        var matcher = THING.matcher(path + body);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    Line filled(UnaryOperator<String> value) {
        return new Line(
                statuses, random, malformed, method, filled(path, value), filled(body, value));
    }

    private static String filled(String text, UnaryOperator<String> value) {
        return THING.matcher(text)
                .replaceAll(thing -> Matcher.quoteReplacement(value.apply(thing.group(1))));
    }
}
