package org.mecene.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mecene.bootstrap.testkit.Contract;
import org.mecene.bootstrap.testkit.RunningServer;

/// Puts into every body what only the server may decide (security.md B3).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MassAssignmentTest {
    private static final Pattern PARAMETER = Pattern.compile("(?<=/([\\w-]{1,40})/)\\{\\w+}");
    private static final List<String> COVETED =
            List.of(
                    "role",
                    "isAdmin",
                    "isVerified",
                    "userId",
                    "ownerId",
                    "balance",
                    "amountRaised",
                    "feePercent",
                    "stripeAccountId",
                    "deletedAt",
                    "passwordHash",
                    "version",
                    "__proto__",
                    "constructor");

    /// What is not ours to describe: of a notice whatever the provider signs, of a credential
    /// whatever a browser writes.
    private static final Set<String> OF_OTHERS = Set.of("POST /api/webhooks/{}");

    private @Nullable RunningServer server;
    private @Nullable World world;
    private @Nullable Contract contract;

    @BeforeAll
    void start() {
        server = RunningServer.start();
        world = World.on(server);
        world.grantEveryRole(Who.ADMIN);
        contract = Contract.of(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void refuses_every_field_that_a_body_does_not_have_and_changes_nothing() {
        var samples = new Samples(contract, world);
        var random = new Random(7);
        var names = answeredNames();
        // Made now, so that what is compared holds all of it.
        samples.makeAll();
        world.settle();
        var before = world.kept();

        var wrong = new ArrayList<String>();
        var tried = new TreeSet<String>();
        for (var route : bodied()) {
            var schema = contract.body(route).orElseThrow();
            var path = path(route, samples, random);
            for (var name : names) {
                for (var body : injected(schema, name, samples, random)) {
                    tried.add(route.key());
                    var answer =
                            world.as(Who.ADMIN)
                                    .send(
                                            route.method(),
                                            path,
                                            HostileRequests.written(body),
                                            "application/json");
                    if (answer.status() != 400
                            || !answer.json().path("code").asText().equals("unknown_field")) {
                        wrong.add(
                                "%n%s %s %s -> %s"
                                        .formatted(route.method(), path, body, answer.json()));
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(tried)
                .containsExactlyInAnyOrderElementsOf(
                        bodied().stream().map(Contract.Route::key).toList());
        assertThat(world.kept()).isEqualTo(before);
    }

    /// What takes JSON.
    private List<Contract.Route> bodied() {
        return contract.routes().stream()
                .filter(route -> contract.body(route).isPresent())
                .filter(route -> !OF_OTHERS.contains(route.key()))
                .toList();
    }

    /// Valid values with one field too many: in each object, however deep.
    private List<JsonNode> injected(
            JsonNode unresolved, String name, Samples samples, Random random) {
        var schema = contract.shape(unresolved);
        if (schema.has("items")) {
            return injected(schema.get("items"), name, samples, random).stream()
                    .<JsonNode>map(item -> JsonNodeFactory.instance.arrayNode().add(item))
                    .toList();
        }
        if (!schema.has("properties")) {
            return List.of();
        }
        var values = new ArrayList<JsonNode>();
        var takesAnything = schema.path("additionalProperties").asBoolean(false);
        if (!takesAnything && !schema.get("properties").has(name)) {
            values.add(samples.object(schema, random).put(name, "coveted"));
        }
        for (var property : schema.get("properties").properties()) {
            injected(property.getValue(), name, samples, random)
                    .forEach(inner ->
                            values.add(
                                    samples.object(schema, random)
                                            .<ObjectNode>set(property.getKey(), inner)));
        }
        return values;
    }

    private static String path(Contract.Route route, Samples samples, Random random) {
        return PARAMETER
                .matcher(route.path())
                .replaceAll(found -> samples.idInPath(route, found.group(1), random));
    }

    /// The names of everything that the server answers with, and what attackers try besides.
    private Set<String> answeredNames() {
        var names = new TreeSet<>(COVETED);
        for (var schema : contract.schemas()) {
            schema.path("properties").fieldNames().forEachRemaining(names::add);
        }
        assertThat(names).hasSizeGreaterThan(60).contains("id", "createdAt", "roles");
        return names;
    }
}
