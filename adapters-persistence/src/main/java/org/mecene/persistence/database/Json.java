package org.mecene.persistence.database;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Records as JSON in columns. A record of a sealed family is stored with its simple name in
/// `kind`; what a newer release added and this one does not know is skipped, so that two releases
/// can share a queue while one replaces the other.
public final class Json {
    private static final TypeReference<LinkedHashMap<String, String>> FACTS =
            new TypeReference<>() {};

    private final ObjectMapper mapper;

    /// @param families sealed families whose members are components of what is written; each gets
    ///   its `kind` inside
    public Json(Class<?>... families) {
        mapper =
                JsonMapper.builder()
                        .addModule(new DomainJsonModule())
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .build();
        for (var family : families) {
            mapper.addMixIn(family, TypedByKind.class);
            kindsOf(family)
                    .forEach((kind, type) -> mapper.registerSubtypes(new NamedType(type, kind)));
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface TypedByKind {}

    public String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(
                    "Cannot write " + value.getClass().getSimpleName(), failure);
        }
    }

    public <T> T read(String json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(
                    "Cannot read a stored " + type.getSimpleName(), failure);
        }
    }

    public Map<String, String> readFacts(String json) {
        try {
            return mapper.readValue(json, FACTS);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Cannot read stored facts", failure);
        }
    }

    /// The record types of a sealed family, however deep, by their simple names.
    public static Map<String, Class<?>> kindsOf(Class<?> family) {
        var kinds = new LinkedHashMap<String, Class<?>>();
        leaves(family)
                .forEach(leaf -> {
                    if (kinds.put(leaf.getSimpleName(), leaf) != null) {
                        throw new IllegalStateException(
                                "Two kinds are called " + leaf.getSimpleName());
                    }
                });
        return kinds;
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Json::leaves)
                : Stream.of(type);
    }
}
