package org.mecene.rest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;

/// Reads strings, and nothing else as a string. A NUL or half a surrogate pair is no text: the
/// database takes neither (security.md C4, M14).
final class TextReader extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1L;

    TextReader() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
            throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            context.reportInputMismatch(this, "not a string");
        }
        var text = parser.getText();
        if (!Texts.isText(text)) {
            throw Problem.of(ProblemCode.INVALID_TEXT).toException();
        }
        return text;
    }
}
