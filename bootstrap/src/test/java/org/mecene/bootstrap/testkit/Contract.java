package org.mecene.bootstrap.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The contract that a running server publishes, as tests ask about it.
public final class Contract {
    private static final List<String> METHODS =
            List.of("get", "head", "post", "put", "patch", "delete");

    private final JsonNode document;

    private Contract(JsonNode document) {
        this.document = document;
    }

    public static Contract of(RunningServer server) {
        return new Contract(server.api().get("/openapi.json").is(200));
    }

    /// One operation.
    ///
    /// @param access who may call it, by the gate before it
    public record Route(String method, String path, String access, JsonNode operation) {
        /// The same for all paths that differ by the names of their parameters only.
        public String key() {
            return keyOf(method, path);
        }

        public boolean isRead() {
            return method.equals("GET") || method.equals("HEAD");
        }
    }

    public static String keyOf(String method, String path) {
        return method + " " + path.replaceAll("\\{\\w+}", "{}");
    }

    public List<Route> routes() {
        var routes = new ArrayList<Route>();
        for (var path : document.get("paths").properties()) {
            for (var method : METHODS) {
                var operation = path.getValue().get(method);
                if (operation != null) {
                    routes.add(
                            new Route(
                                    method.toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    operation.path("x-access").asText(),
                                    operation));
                }
            }
        }
        assertThat(routes).isNotEmpty();
        return routes;
    }

    /// What stands behind a reference, or the node itself.
    public JsonNode resolved(JsonNode node) {
        var current = node;
        while (current.has("$ref")) {
            current = document.at(current.get("$ref").asText().substring(1));
        }
        return current;
    }

    /// The schema of the JSON that an operation takes.
    public Optional<JsonNode> body(Route route) {
        var schema = route.operation().at("/requestBody/content/application~1json/schema");
        return schema.isMissingNode() ? Optional.empty() : Optional.of(resolved(schema));
    }

    /// What stands behind a reference; where there is a choice, the first.
    public JsonNode shape(JsonNode unresolved) {
        var schema = resolved(unresolved);
        return schema.has("oneOf") ? shape(schema.get("oneOf").get(0)) : schema;
    }

    /// Every schema that has a name.
    public JsonNode schemas() {
        return document.at("/components/schemas");
    }
}
