package org.mecene.bootstrap.documents;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The page of the rules: people write the rules, the last column is made.
final class RulesPage {
    static final String NO_TEST = "no test";
    static final String NOT_APPLICABLE = "does not apply";

    private static final Pattern ROW =
            Pattern.compile("^\\| ([A-Z]\\d+) \\| (.+?) \\| .*\\|$", Pattern.MULTILINE);
    private static final Pattern COUNTS = Pattern.compile("\\d+ rules, \\d+ of them proved");

    private RulesPage() {}

    /// The page with the tests of today.
    static String of(String page, Map<String, SortedSet<String>> tests) {
        var ids = ids(page);
        var rows =
                ROW.matcher(page)
                        .replaceAll(row ->
                                "| %s | %s | %s |"
                                        .formatted(
                                                row.group(1),
                                                row.group(2).replace("$", "\\$"),
                                                proof(row.group(2), tests.get(row.group(1)))));
        var proved = ids.stream().filter(tests::containsKey).count();
        return COUNTS.matcher(rows)
                .replaceFirst("%d rules, %d of them proved".formatted(ids.size(), proved));
    }

    static Set<String> ids(String page) {
        return ROW.matcher(page)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String proof(String rule, @Nullable SortedSet<String> tests) {
        if (tests == null) {
            return rule.startsWith("Does not apply") ? NOT_APPLICABLE : NO_TEST;
        }
        return tests.stream().map(test -> "`" + test + "`").collect(Collectors.joining("<br>"));
    }
}
