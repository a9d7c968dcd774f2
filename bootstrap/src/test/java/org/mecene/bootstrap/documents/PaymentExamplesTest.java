package org.mecene.bootstrap.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the front-end guide shows of payments runs, against stand-ins for Stripe.js and the server.
class PaymentExamplesTest {
    private static final Path EXAMPLES = Path.of("../docs/examples");
    private static final long PATIENCE_SECONDS = 30;

    @Test
    void the_examples_of_payments_run() throws IOException, InterruptedException {
        assumeTrue(isThere("node"), "node is not here, so docs/examples was not run");

        assertThat(run(List.of("node", "pay.check.mjs"))).isEqualTo("pay: fine");
    }

    @Test
    void every_example_is_something_that_node_can_read() throws IOException, InterruptedException {
        assumeTrue(isThere("node"), "node is not here, so docs/examples was not read");

        try (var files = Files.list(EXAMPLES)) {
            for (var file : files.filter(one -> one.toString().endsWith(".mjs")).toList()) {
                var name = file.getFileName().toString();
                assertThat(run(List.of("node", "--check", name))).as(name).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pay.mjs", "passkeys.mjs"})
    void the_guide_shows_what_the_example_holds(String name) throws IOException {
        var guide = Files.readString(Path.of("../docs/front-end.md"));
        var example = Files.readString(EXAMPLES.resolve(name));
        var shown =
                guide.lines()
                        .dropWhile(line -> !line.contains("examples/" + name))
                        .dropWhile(line -> !line.equals("```js"))
                        .skip(1)
                        .takeWhile(line -> !line.equals("```"))
                        .filter(line -> !line.isBlank())
                        .toList();

        assertThat(shown).hasSizeGreaterThan(10);
        assertThat(example.lines()).containsAll(shown);
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return run(List.of(program, "--version")).startsWith("v");
        } catch (IOException _) {
            return false;
        }
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(command)
                        .directory(EXAMPLES.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said.strip();
    }
}
