package org.mecene.payment.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes and reads the bodies of webhooks. Reading skips fields that it does not know, because
/// while nodes are being replaced a newer one may have written them.
final class EventJson {
    private final ObjectMapper mapper =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    String write(String ref, Event event, Instant created) {
        try {
            var object = mapper.<JsonNode>valueToTree(event.object());
            return mapper.writeValueAsString(
                    new Envelope(ref, event.kind().wire(), created, object));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("An event cannot be written", impossible);
        }
    }

    /// The envelope of a body; empty when it is not one, in UTF-8, with an id and a kind.
    Optional<Envelope> read(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            var tree = mapper.readTree(text);
            var hasNames =
                    tree.path("id").isTextual()
                            && tree.path("kind").isTextual()
                            && !tree.path("id").textValue().isBlank()
                            && !tree.path("kind").textValue().isBlank();
            return hasNames
                    ? Optional.of(mapper.treeToValue(tree, Envelope.class))
                    : Optional.empty();
        } catch (CharacterCodingException | JsonProcessingException _) {
            return Optional.empty();
        }
    }

    /// The object that an envelope carries.
    ///
    /// @throws JsonProcessingException when it does not have the form of its kind
    <T extends EventObject> T object(Envelope envelope, Class<T> type)
            throws JsonProcessingException {
        var object = envelope.object();
        return mapper.treeToValue(object == null ? mapper.createObjectNode() : object, type);
    }

    /// A body.
    ///
    /// @param created when it happened, by the sandbox's clock
    record Envelope(String id, String kind, @Nullable Instant created, @Nullable JsonNode object) {}
}
