package org.mecene.bootstrap.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds what operators are told to turn on at Stripe to what the adapter does there. What its page
/// lacks would be missed by a server that takes money, long after it was set up.
final class StripePageTest {
    private static final String ADAPTER =
            "adapters-payment/src/main/java/org/mecene/payment/stripe";
    private static final Pattern SECTION =
            Pattern.compile("### Payments\n(.*?)\n### ", Pattern.DOTALL);
    private static final Pattern KIND =
            Pattern.compile("\"([a-z_]+(?:\\.[a-z_]+)+)\"[,\\s]*(?=\"|->)");
    private static final Pattern CALL =
            Pattern.compile(
                    "stripe\\.([a-zA-Z]+)\\(\\)(?:\\.(sessions|reversals)\\(\\))?\\.([a-z]+)\\(");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z_/]+)` \\| (read|write) \\|");
    private static final Set<String> READING = Set.of("retrieve", "list", "search");

    @Test
    void names_every_event_that_is_read_and_no_other() throws IOException {
        var read = kinds(adapter("FactReader"));
        read.addAll(kinds(adapter("ConnectReader")));

        assertThat(read).hasSizeGreaterThan(30);
        assertThat(named(read)).isEqualTo(read);
    }

    @Test
    void names_every_permission_that_a_restricted_key_needs_and_no_other() throws IOException {
        var code = Document.at(ADAPTER).texts().replaceAll("\\s", "");
        var needed = new TreeMap<String, String>();
        CALL.matcher(code)
                .results()
                .forEach(call -> needed.merge(resource(call), access(call), StripePageTest::more));

        assertThat(needed).hasSizeGreaterThan(15);
        assertThat(granted()).isEqualTo(needed);
    }

    private static Set<String> kinds(String source) {
        return KIND.matcher(source)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What looks like an event of one of the known families.
    private static Set<String> named(Set<String> known) throws IOException {
        var families =
                known.stream()
                        .map(kind -> kind.substring(0, kind.indexOf('.')))
                        .distinct()
                        .collect(Collectors.joining("|"));
        return Pattern.compile("\\b(?:" + families + ")(?:\\.[a-z_]+)+")
                .matcher(section())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> granted() throws IOException {
        return ROW.matcher(section())
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    }

    private static String resource(MatchResult call) {
        var resource =
                call.group(1).replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
        return "sessions".equals(call.group(2)) ? resource + "/sessions" : resource;
    }

    private static String access(MatchResult call) {
        return READING.contains(call.group(3)) ? "read" : "write";
    }

    private static String more(String one, String other) {
        return one.equals(other) ? one : "write";
    }

    private static String adapter(String file) throws IOException {
        return Document.at(ADAPTER + "/" + file + ".java").text();
    }

    private static String section() throws IOException {
        var section = SECTION.matcher(Document.at("docs/operators.md").text());
        assertThat(section.find()).isTrue();
        return section.group(1);
    }
}
