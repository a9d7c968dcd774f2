package org.mecene.rest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mecene.domain.identity.Language;
import org.mecene.domain.refusal.FieldError;

/// Writes problems as documents. Safe for use by many threads.
public final class ProblemDocuments {
    private static final String TYPE = "urn:mecene:problem:";

    private final ProblemWords words = new ProblemWords();
    private final ObjectMapper json;

    public ProblemDocuments(ObjectMapper json) {
        this.json = json;
    }

    /// The document in UTF-8.
    public byte[] write(Problem problem, Language language, String requestId) {
        var code = problem.code();
        var document = new LinkedHashMap<String, Object>();
        document.put("type", TYPE + code.wire());
        document.put("title", words.title(code, language));
        document.put("status", code.status());
        document.put("detail", words.detail(problem, language));
        document.put("code", code.wire());
        document.put("requestId", requestId);
        if (!problem.errors().isEmpty()) {
            document.put("errors", errors(problem.errors(), language));
        }
        document.putAll(problem.members());
        try {
            return json.writeValueAsBytes(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A problem could not be written", impossible);
        }
    }

    private List<Map<String, String>> errors(List<FieldError> errors, Language language) {
        return errors.stream()
                .<Map<String, String>>map(error -> {
                    var entry = new LinkedHashMap<String, String>();
                    entry.put("field", error.field());
                    entry.put("code", error.code().wire());
                    entry.put("message", words.message(error, language));
                    return entry;
                })
                .toList();
    }
}
