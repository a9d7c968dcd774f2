package org.mecene.rest.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.mecene.domain.refusal.FieldError;
import org.mecene.rest.problem.HttpProblem;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;

/// Reads JSON bodies into records, in UTF-8 and nothing else. That the body is not larger than it
/// may be was checked before it came here.
@Consumes({MediaType.APPLICATION_JSON, JsonReader.MERGE_PATCH})
public final class JsonReader implements MessageBodyReader<Record> {
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private static final String CHARSET = "charset";

    private final ObjectMapper json;
    private final ConcurrentMap<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    public JsonReader(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean isReadable(Class<?> type, Type full, Annotation[] annotations, MediaType media) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type full,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        var charset = media.getParameters().get(CHARSET);
        if (charset != null && !charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE).toException();
        }
        return read(type, body.readAllBytes());
    }

    private Record read(Class<?> type, byte[] body) throws IOException {
        if (body.length == 0) {
            throw Problem.of(ProblemCode.MISSING_BODY).toException();
        }
        requireUtf8(body);
        var reader = readers.computeIfAbsent(type, json::readerFor);
        try (var parser = reader.createParser(body)) {
            Record value = reader.readValue(parser);
            if (value == null) {
                throw Problem.of(ProblemCode.WRONG_TYPE, "", FieldError.Code.INVALID).toException();
            }
            if (parser.nextToken() != null) {
                throw Problem.of(ProblemCode.MALFORMED_JSON).toException();
            }
            return value;
        } catch (JsonMappingException wrong) {
            throw problem(wrong);
        } catch (JsonProcessingException broken) {
            throw Problem.of(ProblemCode.MALFORMED_JSON).toException();
        }
    }

    /// The parser itself would guess another encoding from the first bytes, and take overlong
    /// forms.
    private static void requireUtf8(byte[] body) {
        var first = body[0] & 0xFF;
        var looksWide = first == 0 || (body.length > 1 && body[1] == 0);
        var hasMark = first == 0xEF || first == 0xFE || first == 0xFF;
        if (looksWide || hasMark || !isUtf8(body)) {
            throw Problem.of(ProblemCode.MALFORMED_JSON).toException();
        }
    }

    private static boolean isUtf8(byte[] body) {
        if (isAscii(body)) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static boolean isAscii(byte[] body) {
        for (var b : body) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static HttpProblem problem(JsonMappingException wrong) {
        if (wrong.getCause() instanceof HttpProblem inner) {
            return inner.problem()
                    .with(List.of(new FieldError(path(wrong), FieldError.Code.INVALID)))
                    .toException();
        }
        if (wrong instanceof UnrecognizedPropertyException) {
            return Problem.of(ProblemCode.UNKNOWN_FIELD, path(wrong), FieldError.Code.UNKNOWN)
                    .toException();
        }
        // A repeated name, broken syntax and too deep nesting inside a field arrive wrapped, too.
        if (wrong instanceof MismatchedInputException) {
            return Problem.of(ProblemCode.WRONG_TYPE, path(wrong), FieldError.Code.INVALID)
                    .toException();
        }
        return Problem.of(ProblemCode.MALFORMED_JSON).toException();
    }

    /// The place in the client's words, such as `goal.amount` or `tags[2]`.
    private static String path(JsonMappingException wrong) {
        var path = new StringBuilder();
        for (var step : wrong.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
