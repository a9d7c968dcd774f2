package org.mecene.rest.server;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassfish.grizzly.http.server.ErrorPageGenerator;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;
import org.mecene.rest.http.Exchange;
import org.mecene.rest.http.RequestIds;
import org.mecene.rest.http.SecurityHeaders;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;
import org.mecene.rest.problem.ProblemDocuments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done for every request at the door, whatever it asks for: its name on the answer, a
/// refusal where no route is involved, one line in the log, one measurement.
final class Doorman implements ErrorPageGenerator {
    private static final Logger LOG = LoggerFactory.getLogger("org.mecene.rest.access");
    private static final Logger FAULTS = LoggerFactory.getLogger(Doorman.class);
    private static final int LONGEST_PATH = 200;

    private final RequestIds requestIds;
    private final SecurityHeaders securityHeaders;
    private final PlainProblems problems;
    private final RequestMeter meter;
    private final AtomicBoolean stopping;

    Doorman(
            RequestIds requestIds,
            ProblemDocuments documents,
            SecurityHeaders securityHeaders,
            MeterRegistry meters,
            AtomicBoolean stopping) {
        this.requestIds = requestIds;
        this.securityHeaders = securityHeaders;
        this.problems = new PlainProblems(documents, requestIds, securityHeaders);
        this.meter = new RequestMeter(meters);
        this.stopping = stopping;
    }

    PlainProblems problems() {
        return problems;
    }

    Map<String, String> securityHeaders() {
        return securityHeaders.all();
    }

    String requestId(@Nullable String sent) {
        return requestIds.of(sent);
    }

    /// A node that is about to stop lets its clients go, so that they come back to another.
    void greet(Exchange exchange, Response response) {
        response.setHeader(RequestIds.HEADER, exchange.requestId());
        if (stopping.get()) {
            response.setHeader("Connection", "close");
        }
    }

    /// Answers without a route, and closes the connection: what the client still sends is not read.
    void refuse(Problem problem, Exchange exchange, Request request, Response response)
            throws IOException {
        var answer =
                problems.of(problem, request.getHeader("accept-language"), exchange.requestId());
        response.setStatus(problem.code().status());
        answer.headers().forEach(response::setHeader);
        response.setHeader("Connection", "close");
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    /// Answers what failed beyond every mapper. Once the answer has begun, the client only learns
    /// that it does not end.
    void failed(RuntimeException fault, Exchange exchange, Request request, Response response)
            throws IOException {
        if (response.isCommitted()) {
            FAULTS.debug("An answer could not be written to its end", fault);
            request.getContext().getConnection().closeSilently();
            return;
        }
        FAULTS.error("A request failed beyond its mappers", fault);
        response.reset();
        refuse(Problem.of(ProblemCode.INTERNAL_ERROR), exchange, request, response);
    }

    void note(Exchange exchange, Request request, Response response) {
        var nanos = exchange.nanosSoFar();
        var method = request.getMethod().getMethodString();
        meter.record(method, exchange.route(), response.getStatus(), nanos);
        if (LOG.isInfoEnabled()) {
            LOG.info(
                    "{} {} {} {} ms, user {}",
                    method,
                    exchange.isMatched() ? exchange.route() : path(request),
                    response.getStatus(),
                    TimeUnit.NANOSECONDS.toMillis(nanos),
                    exchange.actor().userId().map(Object::toString).orElse("-"));
        }
    }

    /// Grizzly's own pages: it makes one when it stops, and when something fails where nobody
    /// looks.
    @Override
    public String generate(
            Request request,
            int status,
            String reason,
            String description,
            @Nullable Throwable exception) {
        var answer = problems.of(ProblemCode.ofStatus(status), request.getRequest());
        var response = request.getResponse();
        answer.headers().forEach(response::setHeader);
        response.setContentType(Problem.MEDIA_TYPE);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /// The head check let only visible ASCII through.
    private static String path(Request request) {
        var path = request.getRequestURI();
        return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH);
    }
}
