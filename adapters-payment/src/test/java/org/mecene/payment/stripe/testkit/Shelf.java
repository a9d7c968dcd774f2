package org.mecene.payment.stripe.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Everything that the fake keeps, by name, in the order in which it was made. Fields whose names
/// begin with a line below are its own and are shown only when they are asked for.
final class Shelf {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// Kinds that do not say whether they are of the live or the test world.
    private static final Set<String> WITHOUT_WORLD = Set.of("refund", "balance_transaction");

    private final Map<String, ObjectNode> objects = new LinkedHashMap<>();
    private final InstantSource clock;
    private Duration ahead = Duration.ZERO;
    private long count;

    Shelf(InstantSource clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().plus(ahead);
    }

    long seconds() {
        return now().getEpochSecond();
    }

    void moveTo(Instant instant) {
        var distance = Duration.between(now(), instant);
        if (distance.isPositive()) {
            ahead = ahead.plus(distance);
        }
    }

    String nextId(String prefix) {
        return "%s_fake%06d".formatted(prefix, ++count);
    }

    ObjectNode make(String prefix, String kind) {
        return make(nextId(prefix), kind, seconds());
    }

    ObjectNode make(String id, String kind, long created) {
        var object = JSON.objectNode();
        object.put("id", id).put("object", kind).put("created", created);
        if (!WITHOUT_WORLD.contains(kind)) {
            object.put("livemode", false);
        }
        objects.put(id, object);
        return object;
    }

    boolean has(String id) {
        return objects.containsKey(id);
    }

    ObjectNode get(String id) {
        var found = objects.get(id);
        if (found == null) {
            throw FakeError.missing(id);
        }
        return found;
    }

    /// What another object names, such as the customer of a payment.
    ObjectNode get(ObjectNode object, String field) {
        return get(object.path(field).asText());
    }

    List<ObjectNode> all(String kind) {
        return objects.values().stream()
                .filter(object -> object.path("object").asText().equals(kind))
                .toList();
    }

    List<ObjectNode> all(String kind, String field, String value) {
        return all(kind).stream()
                .filter(object -> object.path(field).asText().equals(value))
                .toList();
    }

    /// A page of a list as Stripe gives it: newest first, and towards newer ones when it is asked
    /// for what ends before one.
    ObjectNode page(String kind, Form query, Predicate<ObjectNode> filter) {
        var matching = all(kind).stream().filter(filter).toList().reversed();
        var limit = Math.toIntExact(query.number("/limit", 10));
        var begin = 0;
        var end = matching.size();
        if (query.has("/starting_after")) {
            begin = indexOf(matching, query.required("/starting_after")) + 1;
        }
        if (query.has("/ending_before")) {
            end = indexOf(matching, query.required("/ending_before"));
            begin = Math.max(0, end - limit);
            return list(matching.subList(begin, end), begin > 0, query);
        }
        var last = Math.min(end, begin + limit);
        return list(matching.subList(begin, last), last < end, query);
    }

    private static int indexOf(List<ObjectNode> objects, String id) {
        return objects.stream().map(object -> object.path("id").asText()).toList().indexOf(id);
    }

    private ObjectNode list(List<ObjectNode> items, boolean hasMore, Form query) {
        var list = JSON.objectNode();
        list.put("object", "list").put("has_more", hasMore).put("url", "/v1/list");
        var data = list.putArray("data");
        items.forEach(item -> data.add(shown(item, List.of())));
        return expanded(list, query.texts("/expand"));
    }

    /// An object as it is answered.
    ObjectNode shown(ObjectNode object, List<String> expand) {
        var copy = object.deepCopy();
        for (var name : new ArrayList<>(names(copy))) {
            if (name.startsWith("_")) {
                var hidden = copy.remove(name);
                var shownName = name.substring(1);
                if (expand.stream().anyMatch(path -> path.equals(shownName))) {
                    copy.set(shownName, hidden);
                }
            }
        }
        return expanded(copy, expand);
    }

    private ObjectNode expanded(ObjectNode object, List<String> expand) {
        for (var path : expand) {
            expand(object, List.of(path.split("\\.")));
        }
        return object;
    }

    private void expand(JsonNode node, List<String> path) {
        if (path.isEmpty()) {
            return;
        }
        if (node instanceof ArrayNode list) {
            list.forEach(item -> expand(item, path));
        } else if (node instanceof ObjectNode object) {
            var field = path.getFirst();
            var rest = path.subList(1, path.size());
            var value = object.path(field);
            if (value.isTextual() && objects.containsKey(value.asText())) {
                object.set(field, shown(get(value.asText()), List.of(String.join(".", rest))));
            }
            expand(object.path(field), rest);
        }
    }

    static List<String> names(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static ObjectNode listOf(List<? extends JsonNode> items) {
        var list = JSON.objectNode();
        list.put("object", "list").put("has_more", false).put("url", "/v1/list");
        list.putArray("data").addAll(items);
        return list;
    }
}
