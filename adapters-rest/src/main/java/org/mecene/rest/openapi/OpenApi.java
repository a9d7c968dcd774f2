package org.mecene.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The contract as one OpenAPI 3.1 document. It is put together when somebody asks for the first
/// time, because most nodes are never asked and reading it would delay every start.
public final class OpenApi {
    /// The pages, the frame first.
    private static final List<String> PAGES =
            List.of(
                    "frame",
                    "users",
                    "sign-in",
                    "passkeys",
                    "media",
                    "content",
                    "social",
                    "subscriptions",
                    "payments",
                    "funding",
                    "notifications",
                    "platform");

    private final URI publicUrl;
    private volatile byte @Nullable [] json;

    public OpenApi(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    /// The document in JSON.
    public byte[] json() {
        var written = json;
        if (written == null) {
            // Two that ask at once do the same work; either result is right.
            written = write();
            json = written;
        }
        return written;
    }

    private byte[] write() {
        try {
            return new ObjectMapper().writeValueAsBytes(document());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// All pages in one.
    ///
    /// @throws IllegalStateException when two pages describe the same path or schema
    JsonNode document() throws IOException {
        var yaml = new YAMLMapper();
        ObjectNode whole = null;
        for (var name : PAGES) {
            try (var page = OpenApi.class.getResourceAsStream(name + ".yaml")) {
                if (page == null) {
                    throw new IllegalStateException("The build left out the page " + name);
                }
                var read = (ObjectNode) yaml.readTree(page);
                if (whole == null) {
                    whole = read;
                } else {
                    merge(read, whole, name);
                }
            }
        }
        if (whole == null) {
            throw new IllegalStateException("There are no pages");
        }
        whole.putArray("servers").addObject().put("url", publicUrl.toString());
        return whole;
    }

    private static void merge(ObjectNode page, ObjectNode into, String name) {
        for (var entry : page.properties()) {
            var existing = into.get(entry.getKey());
            if (existing == null) {
                into.set(entry.getKey(), entry.getValue());
            } else if (existing instanceof ObjectNode inner
                    && entry.getValue() instanceof ObjectNode more
                    && !isDefinition(entry.getKey())) {
                merge(more, inner, name);
            } else {
                throw new IllegalStateException(
                        "The page %s describes %s again".formatted(name, entry.getKey()));
            }
        }
    }

    /// Paths begin with a slash, schemas with a capital: those are described in one place.
    private static boolean isDefinition(String key) {
        return key.startsWith("/") || Character.isUpperCase(key.charAt(0));
    }
}
