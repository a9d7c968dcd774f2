package org.mecene.bootstrap.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mecene.bootstrap.testkit.ServerTest;
import org.mecene.rest.openapi.OpenApi;

/// Holds what is written about the server to the server.
final class DocumentsTest extends ServerTest {
    private static final Pattern SETTING = Pattern.compile("MECENE_[A-Z0-9_]+");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:mecene|http|jvm|hikaricp|process|system)_[a-z_]+\\b");
    private static final Pattern SCRIPT = Pattern.compile("```js\n(.*?)```", Pattern.DOTALL);
    private static final URI ANYWHERE = URI.create("http://localhost:8080");
    private static final String CONFIGURATION =
            "bootstrap/src/main/java/org/mecene/bootstrap/configuration";

    @Test
    void the_page_of_rules_names_the_tests_that_prove_them() throws IOException {
        var page = Document.at("docs/rules.md");
        var tests = ProvenRules.in(Document.ROOT);

        page.holds(RulesPage.of(page.text(), tests));

        assertThat(RulesPage.ids(page.text())).containsAll(tests.keySet());
    }

    @Test
    void the_postman_collection_has_every_route() throws IOException {
        var contract = new ObjectMapper().readTree(new OpenApi(ANYWHERE).json());

        Document.at("docs/mecene.postman_collection.json")
                .holds(new PostmanCollection(contract).json());
    }

    @Test
    void the_pages_for_operators_have_every_setting() throws IOException {
        var known = settings(Document.at(CONFIGURATION).texts());
        var examples = settings(Document.at(".env.example").text());

        assertThat(settings(Document.at("docs/operators.md").text())).containsAll(known);
        // Their names hold the operator's own name of the provider.
        assertThat(examples).filteredOn(name -> !name.startsWith("MECENE_OIDC_")).isSubsetOf(known);
        assertThat(known).containsAll(settings(Document.at("docker/compose.yaml").text()));
    }

    @Test
    void the_dashboard_asks_for_metrics_that_there_are() throws IOException {
        server().api().get("/health/ready").is(200);
        // What counts collections is there from the first one on.
        System.gc();
        await().until(() -> metrics().contains("jvm_gc_pause_seconds_sum"));
        var metrics = metrics();

        assertThat(names(Document.at("docker/grafana/mecene.json").text()))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(metrics).containsPattern("(?m)^" + name + "[ {]"));
    }

    @Test
    void the_page_for_front_ends_quotes_examples_that_run() throws IOException {
        var examples = Document.at("docs/examples").texts();

        var quoted =
                SCRIPT.matcher(Document.at("docs/front-end.md").text())
                        .results()
                        .flatMap(block -> block.group(1).lines())
                        .map(String::strip)
                        .toList();

        assertThat(quoted).hasSizeGreaterThan(20).allMatch(examples::contains);
    }

    private String metrics() {
        return new String(server().api().get("/metrics").raw().body(), UTF_8);
    }

    private static Set<String> settings(String text) {
        return SETTING.matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(String dashboard) throws IOException {
        return new ObjectMapper()
                .readTree(dashboard).findValuesAsText("expr").stream()
                        .flatMap(expression -> METRIC.matcher(expression).results())
                        .map(found -> found.group())
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
