package org.mecene.bootstrap.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The contract as a Postman collection (format 2.1): a folder for each tag, a request for each
/// operation, and whoever signs in is remembered.
final class PostmanCollection {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORMAT =
            "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
    private static final Set<String> METHODS =
            Set.of("get", "head", "put", "post", "patch", "delete");

    /// Those that answer tokens.
    private static final Set<String> SIGN_INS =
            Set.of("/api/auth/login", "/api/auth/refresh", "/api/auth/verify-email");

    private static final List<String> KEEP_TOKENS =
            List.of(
                    "const answer = pm.response.code < 300 ? pm.response.json() : {};",
                    "if (answer.accessToken) {",
                    "  pm.collectionVariables.set('accessToken', answer.accessToken);",
                    "  pm.collectionVariables.set('refreshToken', answer.refreshToken);",
                    "}");
    private static final List<String> FORGET_TOKENS =
            List.of(
                    "pm.collectionVariables.set('accessToken', '');",
                    "pm.collectionVariables.set('refreshToken', '');");

    /// An empty token is a bad one: whoever is not signed in shows none.
    private static final List<String> SHOW_TOKEN =
            List.of(
                    "const token = pm.collectionVariables.get('accessToken');",
                    "if (token) {",
                    "  pm.request.headers.upsert({ key: 'Authorization', value: `Bearer ${token}` });",
                    "}");

    private final JsonNode contract;
    private final Examples examples;

    PostmanCollection(JsonNode contract) {
        this.contract = contract;
        this.examples = new Examples(contract);
    }

    String json() throws JsonProcessingException {
        var collection = JSON.createObjectNode();
        collection
                .putObject("info")
                .put("name", "Mecene")
                .put("description", "Made from the OpenAPI document by ./mecene docs.")
                .put("schema", FORMAT);
        var folders = folders(collection.putArray("item"));
        for (var path : contract.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    folder(folders, operation.getValue()).add(item(path.getKey(), operation));
                }
            }
        }
        script(collection, "prerequest", SHOW_TOKEN);
        var variables = collection.putArray("variable");
        variable(variables, "baseUrl", "http://localhost:8080");
        for (var name : new String[] {"email", "password", "accessToken", "refreshToken"}) {
            variable(variables, name, "");
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(collection) + "\n";
    }

    private Map<String, ArrayNode> folders(ArrayNode items) {
        var folders = new LinkedHashMap<String, ArrayNode>();
        for (var tag : contract.get("tags")) {
            var folder = items.addObject().put("name", tag.get("name").asText());
            folder.put("description", tag.get("description").asText());
            folders.put(tag.get("name").asText(), folder.putArray("item"));
        }
        return folders;
    }

    private static ArrayNode folder(Map<String, ArrayNode> folders, JsonNode operation) {
        var tag = operation.at("/tags/0").asText();
        var folder = folders.get(tag);
        if (folder == null) {
            throw new IllegalStateException("The contract does not tell what is tagged " + tag);
        }
        return folder;
    }

    private ObjectNode item(String path, Map.Entry<String, JsonNode> operation) {
        var item =
                JSON.createObjectNode().put("name", operation.getValue().at("/summary").asText());
        if (SIGN_INS.contains(path)) {
            script(item, "test", KEEP_TOKENS);
        } else if (path.equals("/api/auth/logout")) {
            script(item, "test", FORGET_TOKENS);
        }
        item.set("request", request(path, operation.getKey(), operation.getValue()));
        return item;
    }

    private ObjectNode request(String path, String method, JsonNode operation) {
        var request = JSON.createObjectNode().put("method", method.toUpperCase(Locale.ROOT));
        request.put("description", description(operation));
        var url = url(path);
        var headers = request.putArray("header");
        for (var reference : operation.path("parameters")) {
            parameter(examples.resolved(reference), url, headers);
        }
        body(path, operation.at("/requestBody/content"), request, headers);
        request.set("url", url);
        return request;
    }

    private static String description(JsonNode operation) {
        var words = operation.path("description").asText("");
        return (words + "\n\nWho: " + operation.path("x-access").asText()).strip();
    }

    /// Postman writes a parameter of the path as `:id`.
    private static ObjectNode url(String path) {
        var written = path.replaceAll("\\{(\\w+)}", ":$1");
        var url = JSON.createObjectNode().put("raw", "{{baseUrl}}" + written);
        url.putArray("host").add("{{baseUrl}}");
        var parts = url.putArray("path");
        for (var part : written.substring(1).split("/", -1)) {
            parts.add(part);
        }
        return url;
    }

    private void parameter(JsonNode parameter, ObjectNode url, ArrayNode headers) {
        var name = parameter.get("name").asText();
        var words = parameter.path("description").asText("");
        var isKey = name.equals("Idempotency-Key");
        var place = parameter.get("in").asText();
        var target =
                switch (place) {
                    case "path" -> url.withArray("variable");
                    case "query" -> url.withArray("query");
                    case "header" -> headers;
                    default -> throw new IllegalStateException("A parameter in " + place);
                };
        var entry = target.addObject().put("key", name).put("value", isKey ? "{{$guid}}" : "");
        entry.put("description", words);
        if (!place.equals("path") && !isKey) {
            entry.put("disabled", true);
        }
    }

    private void body(String path, JsonNode content, ObjectNode request, ArrayNode headers) {
        if (content.has("multipart/form-data")) {
            var body = request.putObject("body").put("mode", "formdata");
            body.putArray("formdata").addObject().put("key", "file").put("type", "file");
        } else if (content.has("application/json")) {
            headers.addObject().put("key", "Content-Type").put("value", "application/json");
            var example = examples.of(path, content.get("application/json"));
            request.putObject("body").put("mode", "raw").put("raw", example.toPrettyString());
        }
    }

    private static void script(ObjectNode owner, String moment, List<String> lines) {
        var event = owner.withArray("event").addObject().put("listen", moment);
        var script = event.putObject("script").put("type", "text/javascript").putArray("exec");
        lines.forEach(script::add);
    }

    private static ObjectNode variable(ArrayNode variables, String key, String value) {
        return variables.addObject().put("key", key).put("value", value);
    }
}
