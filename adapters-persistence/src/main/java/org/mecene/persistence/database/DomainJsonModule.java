package org.mecene.persistence.database;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Id;
import org.mecene.domain.money.Money;

/// How the domain's values look in JSON columns: ids and instants as text, money as `{"minor":
/// 5000, "currency": "XOF"}`.
final class DomainJsonModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    DomainJsonModule() {
        addSerializer(
                Id.class, writing(Id.class, (id, json) -> json.writeString(id.value().toString())));
        addSerializer(
                Instant.class,
                writing(Instant.class, (at, json) -> json.writeString(at.toString())));
        addSerializer(
                Money.class,
                writing(
                        Money.class,
                        (money, json) -> {
                            json.writeStartObject();
                            json.writeNumberField("minor", money.minor());
                            json.writeStringField("currency", money.currency().getCurrencyCode());
                            json.writeEndObject();
                        }));
        var deserializers = new IdDeserializers();
        deserializers.addDeserializer(
                Instant.class, reading(Instant.class, node -> Instant.parse(node.asText())));
        deserializers.addDeserializer(
                Money.class,
                reading(
                        Money.class,
                        node ->
                                Money.of(
                                        node.get("minor").asLong(),
                                        node.get("currency").asText())));
        setDeserializers(deserializers);
    }

    private interface Writer<T> {
        void write(T value, JsonGenerator json) throws IOException;
    }

    private interface Reader<T> {
        T read(JsonNode node) throws IOException;
    }

    private static <T> StdSerializer<T> writing(Class<T> type, Writer<T> writer) {
        return new StdSerializer<>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider provider)
                    throws IOException {
                writer.write(value, json);
            }
        };
    }

    private static <T> StdDeserializer<T> reading(Class<T> type, Reader<T> reader) {
        return new StdDeserializer<>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public T deserialize(JsonParser parser, DeserializationContext context)
                    throws IOException {
                return reader.read(parser.readValueAsTree());
            }
        };
    }

    /// Reads every kind of id by its record's constructor.
    private static final class IdDeserializers extends SimpleDeserializers {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description)
                throws JsonMappingException {
            return Id.class.isAssignableFrom(type.getRawClass())
                    ? forId(type.getRawClass())
                    : super.findBeanDeserializer(type, config, description);
        }

        private static <T> JsonDeserializer<T> forId(Class<T> kind) {
            return reading(
                    kind,
                    node -> {
                        try {
                            return kind.getConstructor(UUID.class)
                                    .newInstance(UUID.fromString(node.asText()));
                        } catch (ReflectiveOperationException failure) {
                            throw new IOException("Cannot make a " + kind.getSimpleName(), failure);
                        }
                    });
        }
    }
}
