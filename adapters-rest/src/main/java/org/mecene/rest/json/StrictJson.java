package org.mecene.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.time.Instant;
import org.mecene.domain.change.Change;

/// The one mapper of the edge.
public final class StrictJson {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_STRING = 1 << 20;
    private static final int MAX_NUMBER = 100;
    private static final int MAX_NAME = 200;

    private StrictJson() {}

    public static ObjectMapper mapper() {
        var module =
                new SimpleModule("mecene")
                        .addDeserializer(Change.class, new ChangeReader())
                        .addDeserializer(String.class, new TextReader())
                        .addSerializer(Instant.class, new InstantWriter());
        var mapper =
                JsonMapper.builder(factory())
                        .addModule(module)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                        .build();
        refuseEmptyText(mapper.coercionConfigDefaults());
        var text = mapper.coercionConfigFor(LogicalType.Textual);
        for (var shape : CoercionInputShape.values()) {
            if (shape != CoercionInputShape.EmptyString) {
                text.setCoercion(shape, CoercionAction.Fail);
            }
        }
        return mapper;
    }

    /// Otherwise text of blanks would count as `null` where a number or a truth is expected.
    private static void refuseEmptyText(MutableCoercionConfig config) {
        config.setAcceptBlankAsEmpty(false);
        config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
    }

    private static JsonFactory factory() {
        var limits =
                StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_STRING)
                        .maxNumberLength(MAX_NUMBER)
                        .maxNameLength(MAX_NAME)
                        .build();
        return JsonFactory.builder().streamReadConstraints(limits).build();
    }
}
