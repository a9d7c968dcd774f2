package org.mecene.rest.openapi;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.rest.openapi.LiveRoutes.Live;
import org.mecene.rest.testkit.RestWorld;

/// Holds the published contract and the code together, in both directions (security.md J7).
class OpenApiTest {
    private static final List<String> WITHOUT_RECORD =
            List.of("Problem", "FieldProblem", "NextCursor");

    private static final Set<String> CAMPAIGN_QUERY =
            Set.of(
                    "q",
                    "category",
                    "tag",
                    "status",
                    "country",
                    "currency",
                    "minGoal",
                    "maxGoal",
                    "sort",
                    "limit",
                    "cursor");

    private final ObjectNode document = document();

    @Test
    void describes_every_route_and_no_other() {
        var live = LiveRoutes.all().map(Live::name).collect(toCollection(TreeSet::new));
        var described = new TreeSet<>(operations().keySet());

        assertThat(described).isEqualTo(live);
    }

    @Test
    void says_who_may_call_what() {
        var live = LiveRoutes.all().collect(toMap(Live::name, Live::access));
        var described = new TreeMap<String, String>();
        operations()
                .forEach((name, operation) ->
                        described.put(name, operation.path("x-access").asText()));

        assertThat(described).isEqualTo(new TreeMap<>(live));
    }

    @Test
    void describes_the_parameters_that_routes_take() {
        assertThat(LiveRoutes.all())
                .allSatisfy(live -> {
                    // One method reads its query as a whole.
                    var query =
                            live.name().equals("get /api/campaigns")
                                    ? CAMPAIGN_QUERY
                                    : live.query();
                    assertThat(parameters(live.name(), "query")).as(live.name()).isEqualTo(query);
                    assertThat(parameters(live.name(), "header").contains("Idempotency-Key"))
                            .as("Idempotency-Key of " + live.name())
                            .isEqualTo(live.isIdempotent());
                    assertThat(parameters(live.name(), "path"))
                            .as(live.name())
                            .containsExactlyInAnyOrderElementsOf(placesIn(live.path()));
                });
    }

    @Test
    void describes_the_bodies_that_routes_take() {
        assertThat(LiveRoutes.all())
                .allSatisfy(live -> {
                    var schema =
                            operation(live.name())
                                    .path("requestBody")
                                    .path("content")
                                    .path("application/json")
                                    .path("schema");
                    live.body()
                            .forEach(body ->
                                    assertThat(schema.path("$ref").asText())
                                            .as(live.name())
                                            .isEqualTo("#/components/schemas/" + schemaName(body)));
                });
    }

    @Test
    void describes_every_record_and_no_other() throws IOException {
        var records = records().map(OpenApiTest::schemaName).collect(toCollection(TreeSet::new));
        var described = new TreeSet<String>();
        schemas().fieldNames().forEachRemaining(described::add);
        described.removeIf(name -> WITHOUT_RECORD.contains(name) || name.endsWith("Page"));

        assertThat(described).isEqualTo(records);
    }

    @Test
    void names_the_properties_of_every_record_and_says_which_may_be_null() throws IOException {
        assertThat(records())
                .allSatisfy(type -> {
                    var schema = schemas().path(schemaName(type));
                    var properties = new ArrayList<String>();
                    schema.path("properties").fieldNames().forEachRemaining(properties::add);
                    assertThat(properties)
                            .as(schemaName(type))
                            .containsExactlyElementsOf(
                                    components(type).map(RecordComponent::getName).toList());
                    if (isAnswer(type)) {
                        assertThat(texts(schema.path("required")))
                                .as(schemaName(type))
                                .containsExactlyElementsOf(properties);
                        assertThat(components(type))
                                .allSatisfy(component ->
                                        assertThat(
                                                        mayBeNull(
                                                                schema.at(
                                                                        "/properties/"
                                                                                + component
                                                                                        .getName())))
                                                .as(schemaName(type) + "." + component.getName())
                                                .isEqualTo(isNullable(component)));
                    }
                });
    }

    @Test
    void refers_to_what_is_there() {
        var references = new TreeSet<>(document.findValuesAsText("$ref"));

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference ->
                        assertThat(document.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
    }

    @Test
    void describes_every_operation_well() {
        var ids = new ArrayList<String>();
        var tags = document.path("tags").findValuesAsText("name");
        operations()
                .forEach((name, operation) -> {
                    ids.add(operation.path("operationId").asText());
                    assertThat(operation.path("summary").asText()).as(name).isNotBlank();
                    assertThat(tags).as(name).containsAll(texts(operation.path("tags")));
                    assertThat(operation.path("responses").has("default")).as(name).isTrue();
                });

        assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(document.toString()).doesNotContain("rules.md", "security.md");
    }

    @Test
    void gives_examples_that_have_the_properties_of_their_schemas() {
        operations()
                .forEach((name, operation) -> {
                    for (var media : operation.findParents("example")) {
                        var schema = schema(media.path("schema"));
                        if (schema.has("properties") && !name.contains("openapi")) {
                            hasPropertiesOf(schema, media.path("example"), name);
                        }
                    }
                });
    }

    @Test
    void is_served_with_the_public_url_and_compressed() {
        try (var world = RestWorld.start()) {
            var served = world.call("/openapi.json").get();
            var zipped = world.call("/openapi.json").header("Accept-Encoding", "gzip").get();

            assertThat(served.at("/servers/0/url")).isEqualTo("https://api.example");
            assertThat(served.header("Content-Type")).isEqualTo("application/json");
            assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(zipped.bytes().length * 4).isLessThan(served.bytes().length);
        }
    }

    private static void hasPropertiesOf(JsonNode schema, JsonNode example, String where) {
        var properties = new TreeSet<String>();
        schema.path("properties").fieldNames().forEachRemaining(properties::add);
        var given = new TreeSet<String>();
        example.fieldNames().forEachRemaining(given::add);
        assertThat(properties).as(where).containsAll(given);
        assertThat(given).as(where).containsAll(texts(schema.path("required")));
    }

    private JsonNode schema(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private static boolean mayBeNull(JsonNode property) {
        return texts(property.path("type")).contains("null")
                || property.path("oneOf").findValuesAsText("type").contains("null");
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isAnswer(Class<?> type) {
        return type.getSimpleName().endsWith("Json");
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents());
    }

    private static String schemaName(Class<?> type) {
        return type.getSimpleName().replaceAll("Json$", "");
    }

    /// Every record that is JSON one way or the other.
    private static Stream<Class<?>> records() throws IOException {
        try (var files = Files.walk(classes())) {
            return files
                    .map(file -> classes().relativize(file).toString())
                    .filter(name -> name.matches(".*(Json|Body|Patch)\\.class"))
                    .<Class<?>>map(name -> load(name.replaceAll("\\.class$", "")))
                    .filter(Class::isRecord)
                    .filter(type -> !type.getSimpleName().equals("PageJson"))
                    .toList()
                    .stream();
        }
    }

    private static Class<?> load(String path) {
        try {
            return Class.forName(path.replace('/', '.'));
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static Path classes() {
        try {
            var source = OpenApi.class.getProtectionDomain().getCodeSource();
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private JsonNode schemas() {
        return document.path("components").path("schemas");
    }

    private Map<String, JsonNode> operations() {
        var operations = new TreeMap<String, JsonNode>();
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                operations.put(operation.getKey() + " " + path.getKey(), operation.getValue());
            }
        }
        return operations;
    }

    private JsonNode operation(String name) {
        return operations().getOrDefault(name, MissingNode.getInstance());
    }

    private Set<String> parameters(String name, String in) {
        var names = new TreeSet<String>();
        for (var parameter : operation(name).path("parameters")) {
            var resolved = schema(parameter);
            if (resolved.path("in").asText().equals(in)) {
                names.add(resolved.path("name").asText());
            }
        }
        return names;
    }

    private static List<String> placesIn(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> segment.startsWith("{"))
                .map(segment -> segment.substring(1, segment.length() - 1))
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static ObjectNode document() {
        try {
            return (ObjectNode) new OpenApi(URI.create("https://api.example")).document();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
