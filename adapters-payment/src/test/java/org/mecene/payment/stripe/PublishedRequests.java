package org.mecene.payment.stripe;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mecene.payment.stripe.testkit.FakeRequest;
import org.mecene.payment.stripe.testkit.FakeStripe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds requests against the parameters that Stripe published in August 2023, the newest complete
/// list to be had. Where the list is not at hand this says so and holds nothing. Its place is the
/// property `mecene.stripe.data`, the variable `MECENE_STRIPE_DATA`, or a folder beside the
/// project.
final class PublishedRequests {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedRequests.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "requests-2023-08-16.json";

    /// What Stripe added since, by path.
    private static final Map<String, Set<String>> NEWER =
            Map.of(
                    // Took the place of `coupon` (2024-04-10 and later).
                    "/v1/subscriptions", Set.of("discounts"),
                    "/v1/subscriptions/{subscription_exposed_id}", Set.of("discounts"),
                    // Took the place of `iterations` (2025-09-30).
                    "/v1/subscription_schedules/{schedule}", Set.of("phases"));

    private static final Holder HOLDER = new Holder(read());

    private PublishedRequests() {}

    static void assertKeptBy(FakeStripe stripe) {
        for (var request : stripe.requests()) {
            assertThat(HOLDER.differences(request)).as(request.toString()).isEmpty();
        }
    }

    /// Where Stripe's lists are; null when they are not at hand.
    static @Nullable Path folder() {
        var named = System.getProperty("mecene.stripe.data", System.getenv("MECENE_STRIPE_DATA"));
        return Stream.of(
                        named,
                        "../shared/data/stripe",
                        "../../shared/data/stripe",
                        "../../../shared/data/stripe")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable JsonNode read() {
        var folder = folder();
        if (folder == null) {
            LOG.warn("Requests are not held against Stripe's list, which is not at hand");
            return null;
        }
        try {
            return JSON.readTree(folder.resolve(FILE).toFile()).get("paths");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Holder {
        private final @Nullable JsonNode paths;
        private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

        Holder(@Nullable JsonNode paths) {
            this.paths = paths;
        }

        List<String> differences(FakeRequest request) {
            if (paths == null || !request.method().equals("POST")) {
                return List.of();
            }
            var template = template(request.path());
            if (template == null) {
                return List.of("Stripe has no " + request.path());
            }
            var published = published(template);
            var form = (ObjectNode) typed(request.form().json(), published);
            NEWER.getOrDefault(template, Set.of()).forEach(form::remove);
            var schema =
                    schemas.computeIfAbsent(
                            template,
                            _ ->
                                    SchemaRegistry.withDefaultDialect(
                                                    SpecificationVersion.DRAFT_2020_12)
                                            .getSchema(published.toString(), InputFormat.JSON));
            return schema.validate(form.toString(), InputFormat.JSON).stream()
                    .map(Object::toString)
                    .toList();
        }

        private @Nullable String template(String path) {
            var names = new ArrayList<String>();
            requireNonNull(paths).fieldNames().forEachRemaining(names::add);
            return names.stream()
                    .filter(name -> path.matches(name.replaceAll("\\{\\w+}", "[^/]+")))
                    .findFirst()
                    .orElse(null);
        }

        private JsonNode published(String template) {
            return requireNonNull(paths)
                    .get(template)
                    .at("/post/requestBody/content/application~1x-www-form-urlencoded/schema");
        }
    }

    /// A form has texts only; where the list wants a number or a truth, a text that is one is.
    private static JsonNode typed(JsonNode value, JsonNode schema) {
        if (schema.has("anyOf")) {
            return typed(value, alternative(value, schema.get("anyOf")));
        }
        if (value instanceof ObjectNode object) {
            var typed = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(entry ->
                            typed.set(
                                    entry.getKey(),
                                    typed(
                                            entry.getValue(),
                                            schema.path("properties").path(entry.getKey()))));
            return typed;
        }
        if (value instanceof ArrayNode list) {
            var typed = JsonNodeFactory.instance.arrayNode();
            list.forEach(item -> typed.add(typed(item, schema.path("items"))));
            return typed;
        }
        var text = value.asText();
        var type = schema.path("type").asText();
        if (type.equals("integer") && text.matches("-?[0-9]+")) {
            return JsonNodeFactory.instance.numberNode(Long.parseLong(text));
        }
        return type.equals("boolean") && text.matches("true|false")
                ? JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(text))
                : value;
    }

    private static JsonNode alternative(JsonNode value, JsonNode alternatives) {
        for (var alternative : alternatives) {
            var type = alternative.path("type").asText();
            var fits =
                    switch (type) {
                        case "object" -> value.isObject();
                        case "array" -> value.isArray();
                        case "integer" -> value.asText().matches("[0-9]+");
                        default -> false;
                    };
            if (fits) {
                return alternative;
            }
        }
        return alternatives.get(alternatives.size() - 1);
    }
}
