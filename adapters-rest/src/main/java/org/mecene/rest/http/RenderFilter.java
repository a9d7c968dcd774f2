package org.mecene.rest.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.lang.annotation.Annotation;
import org.mecene.domain.identity.Language;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;
import org.mecene.rest.problem.ProblemDocuments;

/// Turns what resources and mappers answer into bytes, once: objects become JSON, problems become
/// documents in the caller's language, single objects get their entity tag. It runs before the
/// other filters of answers, which therefore see the bytes that go out.
@Priority(RenderFilter.PRIORITY)
public final class RenderFilter implements ContainerResponseFilter {
    /// Filters of answers run from the highest priority to the lowest.
    public static final int PRIORITY = 5_000;

    /// The property of a request that tells which problem answered it.
    public static final String PROBLEM = "mecene.problem";

    private static final Annotation[] NO_ANNOTATIONS = {};
    private static final MediaType PROBLEM_TYPE = MediaType.valueOf(Problem.MEDIA_TYPE);
    private static final int NOT_MODIFIED = 304;
    private static final int OK = 200;

    private final ObjectWriter json;
    private final ProblemDocuments problems;

    public RenderFilter(ObjectMapper json, ProblemDocuments problems) {
        this.json = json.writer();
        this.problems = problems;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response)
            throws IOException {
        var entity = response.getEntity();
        if (entity instanceof Problem problem) {
            render(problem, request, response);
        } else if (entity == null) {
            if (response.getStatus() >= 400) {
                var code = ProblemCode.ofStatus(response.getStatus());
                render(Problem.of(code), request, response);
            }
        } else if (entity instanceof Single<?> single) {
            render(single, request, response);
        } else if (entity instanceof Record) {
            setJson(json.writeValueAsBytes(entity), response);
        }
    }

    private void render(
            Problem found, ContainerRequestContext request, ContainerResponseContext response) {
        var problem = found;
        if (found.code() == ProblemCode.CHANGED_MEANWHILE
                && request.getHeaderString(HttpHeaders.IF_MATCH) != null) {
            problem = found.as(ProblemCode.PRECONDITION_FAILED);
            response.setStatus(problem.code().status());
        }
        request.setProperty(PROBLEM, problem.code());
        var language =
                AskedLanguage.or(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), Language.EN);
        var document = problems.write(problem, language, Exchange.of(request).requestId());
        response.setEntity(document, NO_ANNOTATIONS, PROBLEM_TYPE);
        response.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, language.wire());
    }

    private void render(
            Single<?> single, ContainerRequestContext request, ContainerResponseContext response)
            throws IOException {
        var content = json.writeValueAsBytes(single.object());
        var tagged = single.tagged();
        var tag =
                tagged == null
                        ? EntityTags.strong(single.version(), content)
                        : EntityTags.weak(json.writeValueAsBytes(tagged));
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        if (response.getStatus() == OK
                && isRead(request)
                && EntityTags.matches(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(NOT_MODIFIED);
            response.setEntity(null);
            return;
        }
        setJson(content, response);
    }

    private static boolean isRead(ContainerRequestContext request) {
        var method = request.getMethod();
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static void setJson(byte[] content, ContainerResponseContext response) {
        response.setEntity(content, NO_ANNOTATIONS, MediaType.APPLICATION_JSON_TYPE);
    }
}
