package org.mecene.rest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import org.mecene.domain.change.Change;

/// Reads a field of a JSON Merge Patch (RFC 7396): absent keeps, null clears, a value replaces.
final class ChangeReader extends StdDeserializer<Change<?>> implements ContextualDeserializer {
    private static final long serialVersionUID = 1L;

    private final JavaType content;

    ChangeReader() {
        this(TypeFactory.unknownType());
    }

    private ChangeReader(JavaType content) {
        super(Change.class);
        this.content = content;
    }

    @Override
    public JsonDeserializer<?> createContextual(
            DeserializationContext context, BeanProperty property) {
        var type = property == null ? context.getContextualType() : property.getType();
        return new ChangeReader(type.containedTypeOrUnknown(0));
    }

    @Override
    public Change<?> deserialize(JsonParser parser, DeserializationContext context)
            throws IOException {
        Object value = context.readValue(parser, content);
        return Change.to(value);
    }

    @Override
    public Change<?> getNullValue(DeserializationContext context) {
        return Change.clear();
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return Change.keep();
    }
}
