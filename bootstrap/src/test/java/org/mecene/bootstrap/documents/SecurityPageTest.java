package org.mecene.bootstrap.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mecene.rest.limits.Bucket;

/// Holds the page on security to the tests that it names.
final class SecurityPageTest {
    private static final Pattern NAMED =
            Pattern.compile("`([A-Z]\\w+(?:Test|Contract))(?:\\.(\\w+))?`");

    @Test
    void names_tests_that_there_are() throws IOException {
        var page = Document.at("docs/security.md").text();
        var sources = sources();

        var named = NAMED.matcher(page).results().toList();

        assertThat(named).hasSizeGreaterThan(40);
        assertThat(named)
                .allSatisfy(name -> {
                    var source = sources.getOrDefault(name.group(1), "");
                    assertThat(source).as(name.group()).isNotEmpty();
                    if (name.group(2) != null) {
                        assertThat(source).as(name.group()).contains(" " + name.group(2) + "(");
                    }
                });
    }

    @Test
    void has_every_trap_of_the_stack() throws IOException {
        var page = Document.at("docs/security.md").text();

        for (var trap = 1; trap <= 14; trap++) {
            assertThat(page).contains("| M" + trap + " ");
        }
    }

    /// Security.md I3.
    @Test
    void says_of_every_bucket_what_happens_when_nobody_can_count() throws IOException {
        var lines = Document.at("docs/security.md").text().lines().toList();

        assertThat(Bucket.values())
                .allSatisfy(bucket ->
                        assertThat(lines)
                                .as(bucket.wire())
                                .anyMatch(line ->
                                        line.startsWith("|")
                                                && line.contains("`" + bucket.wire() + "`")
                                                && line.endsWith(
                                                        bucket.failsOpen()
                                                                ? "| lets through |"
                                                                : "| refuses |")));
    }

    private static Map<String, String> sources() throws IOException {
        var sources = new TreeMap<String, String>();
        try (var files = Files.walk(Document.ROOT)) {
            for (var file : files.filter(SecurityPageTest::isTest).toList()) {
                sources.merge(
                        file.getFileName().toString().replace(".java", ""),
                        Files.readString(file),
                        String::concat);
            }
        }
        return sources;
    }

    private static boolean isTest(Path file) {
        return file.toString().endsWith(".java") && file.toString().contains("src/test/java");
    }
}
