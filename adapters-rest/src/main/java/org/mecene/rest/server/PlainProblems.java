package org.mecene.rest.server;

import java.util.LinkedHashMap;
import java.util.Map;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Language;
import org.mecene.rest.http.AskedLanguage;
import org.mecene.rest.http.RequestIds;
import org.mecene.rest.http.SecurityHeaders;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;
import org.mecene.rest.problem.ProblemDocuments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes whole answers out of problems where no route is involved: what the codec refuses, and what
/// the server has no room for.
final class PlainProblems {
    private static final Logger LOG = LoggerFactory.getLogger(PlainProblems.class);

    private final ProblemDocuments documents;
    private final RequestIds requestIds;
    private final SecurityHeaders securityHeaders;

    PlainProblems(
            ProblemDocuments documents, RequestIds requestIds, SecurityHeaders securityHeaders) {
        this.documents = documents;
        this.requestIds = requestIds;
        this.securityHeaders = securityHeaders;
    }

    @SuppressWarnings(
            "ArrayRecordComponent") // It lives for one answer and is compared with nothing.
    record Answer(Map<String, String> headers, byte[] body) {}

    /// An answer to a request of which little may be readable.
    Answer of(ProblemCode code, HttpRequestPacket request) {
        var requestId = requestIds.of(request.getHeader(RequestIds.HEADER));
        LOG.info("A request was refused before it was read: {}, {}", code.wire(), requestId);
        return of(Problem.of(code), request.getHeader("accept-language"), requestId);
    }

    Answer of(Problem problem, @Nullable String acceptLanguage, String requestId) {
        var language = AskedLanguage.or(acceptLanguage, Language.EN);
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", Problem.MEDIA_TYPE);
        headers.put("Content-Language", language.wire());
        headers.put("Cache-Control", "no-store");
        headers.put(RequestIds.HEADER, requestId);
        headers.putAll(securityHeaders.all());
        headers.putAll(problem.headers());
        return new Answer(headers, documents.write(problem, language, requestId));
    }
}
