package org.mecene.rest.problem;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mecene.domain.refusal.FieldError;

/// One answer that says what is wrong. The words are added when it is written, because only then
/// the language is known.
///
/// @param facts what the sentence needs
/// @param errors which fields are wrong; empty for problems that are about no field
/// @param members what the document holds besides the standard members, in order
/// @param headers what the answer carries besides
public record Problem(
        ProblemCode code,
        Map<String, Object> facts,
        List<FieldError> errors,
        Map<String, Object> members,
        Map<String, String> headers) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String RETRY_AFTER = "Retry-After";

    public static Problem of(ProblemCode code) {
        return new Problem(code, Map.of(), List.of(), Map.of(), Map.of());
    }

    public static Problem of(ProblemCode code, Map<String, Object> facts) {
        return new Problem(code, Map.copyOf(facts), List.of(), Map.of(), Map.of());
    }

    /// A problem with one field, at a path such as `goal.amount` or with the name of a parameter.
    public static Problem of(ProblemCode code, String field, FieldError.Code because) {
        return of(code).with(List.of(new FieldError(field, because)));
    }

    public Problem with(List<FieldError> wrong) {
        return new Problem(code, facts, List.copyOf(wrong), members, headers);
    }

    public Problem member(String name, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(code, facts, errors, more, headers);
    }

    public Problem header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(code, facts, errors, members, more);
    }

    public Problem retryAfter(int seconds) {
        return header(RETRY_AFTER, Integer.toString(seconds));
    }

    /// The same facts under another code, where only the request tells which it is.
    public Problem as(ProblemCode other) {
        return new Problem(other, facts, errors, members, headers);
    }

    public Response toResponse() {
        var response = Response.status(code.status()).entity(this).type(MEDIA_TYPE);
        headers.forEach(response::header);
        return response.build();
    }

    public HttpProblem toException() {
        return new HttpProblem(this);
    }
}
