package org.mecene.payment.stripe.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// The parameters of a request, decoded from `a[b][0][c]=d`. All values are texts.
public record Form(ObjectNode json) {
    private static final Pattern BRACKET = Pattern.compile("\\[|\\]\\[|\\]");

    static Form decode(String encoded) {
        var root = JsonNodeFactory.instance.objectNode();
        for (var pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                var equals = pair.indexOf('=');
                var name = URLDecoder.decode(pair.substring(0, equals), UTF_8);
                put(
                        root,
                        List.of(BRACKET.split(name)),
                        URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return new Form((ObjectNode) withArrays(root));
    }

    private static void put(ObjectNode root, List<String> path, String value) {
        var node = root;
        for (var part : path.subList(0, path.size() - 1)) {
            node = node.has(part) ? (ObjectNode) node.get(part) : node.putObject(part);
        }
        node.put(path.getLast(), value);
    }

    /// Objects whose names are 0, 1, 2 and so on are lists.
    private static JsonNode withArrays(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        var names = object.fieldNames();
        var isList = names.hasNext() && names.next().equals("0");
        if (isList) {
            var list = JsonNodeFactory.instance.arrayNode();
            object.forEach(item -> list.add(withArrays(item)));
            return list;
        }
        var changed = JsonNodeFactory.instance.objectNode();
        object.properties()
                .forEach(entry -> changed.set(entry.getKey(), withArrays(entry.getValue())));
        return changed;
    }

    public boolean has(String pointer) {
        return !json.at(pointer).isMissingNode();
    }

    /// @param pointer such as `/items/0/price`
    public Optional<String> text(String pointer) {
        return Optional.of(json.at(pointer)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    public String required(String pointer) {
        return text(pointer).orElseThrow(() -> FakeError.invalid("parameter_missing", pointer));
    }

    public long number(String pointer, long absent) {
        return text(pointer).map(Long::parseLong).orElse(absent);
    }

    boolean isTrue(String pointer) {
        return text(pointer).filter("true"::equals).isPresent();
    }

    ObjectNode object(String pointer) {
        return json.at(pointer) instanceof ObjectNode object
                ? object.deepCopy()
                : JsonNodeFactory.instance.objectNode();
    }

    List<String> texts(String pointer) {
        return json.at(pointer) instanceof ArrayNode list
                ? StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList()
                : List.of();
    }
}
