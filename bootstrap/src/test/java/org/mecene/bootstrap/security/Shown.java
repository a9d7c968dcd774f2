package org.mecene.bootstrap.security;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mecene.bootstrap.testkit.Api;

/// Which fields whom was shown. A field that had no value wherever it stood is written `name=null`.
final class Shown {
    private final Map<String, Map<Who, SortedSet<String>>> byRequest = new LinkedHashMap<>();

    void note(Line line, Who who, Api.Answer answer) {
        var valued = new TreeSet<String>();
        var named = new TreeSet<String>();
        collect("", answer.json(), named, valued);
        var fields =
                named.stream()
                        .map(name -> valued.contains(name) ? name : name + "=null")
                        .collect(Collectors.toCollection(TreeSet::new));
        byRequest
                .computeIfAbsent(line.method() + " " + line.path(), _ -> new EnumMap<>(Who.class))
                .put(who, fields);
    }

    private static void collect(
            String prefix, JsonNode node, SortedSet<String> named, SortedSet<String> valued) {
        node.properties()
                .forEach(field -> {
                    var name = prefix + field.getKey();
                    named.add(name);
                    if (!field.getValue().isNull()) {
                        valued.add(name);
                    }
                    collect(name + ".", field.getValue(), named, valued);
                });
        if (node.isArray()) {
            node.forEach(element -> collect(prefix, element, named, valued));
        }
    }

    /// One paragraph for each request; in it a line for all who are shown the same.
    String written() {
        return byRequest.entrySet().stream()
                .map(request -> request.getKey() + groups(request.getValue()))
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String groups(Map<Who, SortedSet<String>> shown) {
        var groups = new LinkedHashMap<SortedSet<String>, List<Who>>();
        shown.forEach(
                (who, fields) -> groups.computeIfAbsent(fields, _ -> new ArrayList<>()).add(who));
        return groups.entrySet().stream()
                .map(group ->
                        "\n  %s: %s"
                                .formatted(
                                        group.getValue().stream()
                                                .map(Who::toString)
                                                .collect(Collectors.joining(" ")),
                                        String.join(" ", group.getKey())))
                .collect(Collectors.joining());
    }
}
