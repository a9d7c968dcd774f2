package org.mecene.bootstrap.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Which tests name which rule. Read off the sources, because the tests of the other modules are on
/// no class path of this one.
final class ProvenRules {
    private static final Pattern NAMED =
            Pattern.compile(
                    "@Rule\\(\\s*\\{?([^)}]*)}?\\s*\\)"
                            + "|\\bvoid (\\w+)\\(|\\b(?:class|interface) (\\w+)\\b");
    private static final Pattern ID = Pattern.compile("\"(\\w+)\"");

    private ProvenRules() {}

    /// By rule, the tests as `Class.method`, or `Class` where the whole class proves it.
    static Map<String, SortedSet<String>> in(Path root) throws IOException {
        var tests = new TreeMap<String, SortedSet<String>>();
        for (var source : sources(root)) {
            read(source, tests);
        }
        return tests;
    }

    private static List<Path> sources(Path root) throws IOException {
        var all = new ArrayList<Path>();
        try (var modules = Files.list(root)) {
            for (var module : modules.sorted().toList()) {
                var tests = module.resolve(Path.of("src", "test", "java"));
                if (Files.isDirectory(tests)) {
                    try (var files = Files.walk(tests)) {
                        files.filter(file -> file.toString().endsWith(".java"))
                                .sorted()
                                .forEach(all::add);
                    }
                }
            }
        }
        return all;
    }

    /// An annotation stands before the method or the class that it is about.
    private static void read(Path source, Map<String, SortedSet<String>> tests) throws IOException {
        var className = source.getFileName().toString().replace(".java", "");
        var waiting = new TreeSet<String>();
        var found = NAMED.matcher(Files.readString(source));
        while (found.find()) {
            if (found.group(1) != null) {
                ID.matcher(found.group(1)).results().forEach(id -> waiting.add(id.group(1)));
            } else {
                var method = found.group(2);
                var test = method == null ? className : className + "." + method;
                waiting.forEach(id -> tests.computeIfAbsent(id, _ -> new TreeSet<>()).add(test));
                waiting.clear();
            }
        }
    }
}
