package org.mecene.bootstrap.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/// Bodies to send: those of the contract, or else what the schema asks for at the least.
final class Examples {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode contract;

    Examples(JsonNode contract) {
        this.contract = contract;
    }

    /// What a reference stands for; anything else as it is.
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? contract.at(node.get("$ref").asText().substring(1)) : node;
    }

    JsonNode of(String path, JsonNode content) {
        var schema = resolved(content.get("schema"));
        var example = content.has("example") ? content.get("example").deepCopy() : least(schema);
        if (path.startsWith("/api/auth/") && example instanceof ObjectNode body) {
            remembered(body);
        }
        return example;
    }

    /// The address, the password and the token that the collection knows.
    private static void remembered(ObjectNode body) {
        for (var name : new String[] {"email", "password", "refreshToken"}) {
            if (body.has(name)) {
                body.put(name, "{{" + name + "}}");
            }
        }
        body.remove("totp");
    }

    private JsonNode least(JsonNode schema) {
        if (schema.has("properties")) {
            var object = JSON.createObjectNode();
            for (var name : schema.path("required")) {
                var property = schema.get("properties").get(name.asText());
                object.set(name.asText(), least(resolved(property)));
            }
            return object;
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        return switch (schema.path("type").asText()) {
            case "integer", "number" -> JSON.getNodeFactory().numberNode(1);
            case "boolean" -> JSON.getNodeFactory().booleanNode(true);
            case "array" -> JSON.createArrayNode();
            case "object" -> JSON.createObjectNode();
            default -> TextNode.valueOf("");
        };
    }
}
