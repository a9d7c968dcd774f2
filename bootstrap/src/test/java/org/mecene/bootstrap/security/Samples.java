package org.mecene.bootstrap.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.mecene.bootstrap.testkit.Contract;

/// Makes values that a schema of the contract allows, as far as the schema tells.
final class Samples {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// Which things of the world the ids of a route or of a field are about.
    private static final Map<String, List<String>> KINDS =
            Map.ofEntries(
                    Map.entry("posts", List.of("post", "publicPost", "scheduledPost")),
                    Map.entry("creator-applications", List.of("application")),
                    Map.entry("comments", List.of("comment")),
                    Map.entry("parentId", List.of("comment")),
                    Map.entry("campaigns", List.of("campaign", "draft", "inReview")),
                    Map.entry("donations", List.of("donation")),
                    Map.entry("categories", List.of("category")),
                    Map.entry("categoryId", List.of("category")),
                    Map.entry("tiers", List.of("tier")),
                    Map.entry("tierId", List.of("tier")),
                    Map.entry("tierIds", List.of("tier")),
                    Map.entry("users", List.of("owner", "ownerHandle")),
                    Map.entry("subscriptions", List.of("subscription")),
                    Map.entry("receipts", List.of("document")),
                    Map.entry("media", List.of("media")),
                    Map.entry("mediaIds", List.of("media")),
                    Map.entry("avatarMediaId", List.of("media")),
                    Map.entry("coverMediaId", List.of("media")),
                    Map.entry("notifications", List.of("notification")),
                    Map.entry("passkeys", List.of("passkey")),
                    Map.entry("payments", List.of("nothing")),
                    Map.entry("administered", List.of("person")),
                    Map.entry("queues", List.of("queue")),
                    Map.entry("webhooks", List.of("provider")));

    private static final List<String> ANYBODY = List.of("owner");

    private final Contract contract;
    private final World world;

    Samples(Contract contract, World world) {
        this.contract = contract;
        this.world = world;
    }

    /// An object with everything that it must have, and some of what it may have.
    ObjectNode object(JsonNode schema, Random random) {
        var made = JSON.objectNode();
        var required = schema.path("required").toString();
        for (var property : schema.path("properties").properties()) {
            var isRequired = required.contains("\"" + property.getKey() + "\"");
            if (isRequired || random.nextBoolean()) {
                made.set(property.getKey(), value(property.getKey(), property.getValue(), random));
            }
        }
        return made;
    }

    JsonNode value(String name, JsonNode unresolved, Random random) {
        var schema = contract.resolved(unresolved);
        if (schema.has("oneOf")) {
            return value(name, schema.get("oneOf").get(0), random);
        }
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        var type = schema.get("type");
        return switch (type == null
                ? "object"
                : type.isArray() ? type.get(0).asText() : type.asText()) {
            case "string" -> JSON.textNode(text(name, schema, random));
            case "integer", "number" -> JSON.numberNode(1 + random.nextInt(5_000));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "array" -> JSON.arrayNode().add(value(name, schema.path("items"), random));
            default -> object(schema, random);
        };
    }

    private String text(String name, JsonNode schema, Random random) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> id(name, random);
            case "email" -> "somebody%d@example.org".formatted(random.nextInt(1_000));
            case "date-time" -> "20%d-11-21T18:00:00Z".formatted(26 + random.nextInt(3));
            case "uri" -> "https://example.org/" + random.nextInt();
            default ->
                    List.of("XOF", "sample", "text " + random.nextInt(), "EUR", "SN")
                            .get(random.nextInt(5));
        };
    }

    /// Makes one of everything now.
    void makeAll() {
        KINDS.values().stream().flatMap(List::stream).forEach(world::shared);
        ANYBODY.forEach(world::shared);
    }

    /// An id for a path. Whom administrators change is not one of the cast, who are to go on.
    ///
    /// @param about the part of the path before it
    String idInPath(Contract.Route route, String about, Random random) {
        return id(route.path().startsWith("/api/admin/users/") ? "administered" : about, random);
    }

    /// An id that somebody has, or now and then one that nobody has.
    ///
    /// @param about the field, or the part of the path before it
    String id(String about, Random random) {
        if (random.nextInt(5) == 0) {
            return new UUID(random.nextLong(), random.nextLong()).toString();
        }
        var things = KINDS.getOrDefault(about, ANYBODY);
        return world.shared(things.get(random.nextInt(things.size())));
    }
}
