package org.mecene.rest.server;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.KeepAlive;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;
import org.glassfish.grizzly.nio.NIOConnection;
import org.jspecify.annotations.Nullable;
import org.mecene.rest.problem.ProblemCode;
import org.mecene.rest.server.RestConfig.Limits;

/// Grizzly's reader and writer of HTTP/1.1, made strict: heads that are not well-formed are refused
/// with a problem document instead of a page, heads must come in time, and an offer to speak HTTP/2
/// is not taken up (Grizzly would read the body as something else and hang; jersey#6059).
final class StrictCodec extends HttpServerFilter {
    static final int MAX_HEAD_BYTES = 16 * 1_024;

    private static final int MAX_HEADERS = 100;

    private final Attribute<Object> requestInProgress =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(HTTP_SERVER_REQUEST_ATTR_NAME);
    private final Attribute<Boolean> isAnswered =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute("mecene.answered");
    private final AtomicInteger connections = new AtomicInteger();
    private final int maxConnections;
    private final Duration headTime;
    private final Deadlines deadlines;
    private final PlainProblems problems;

    @SuppressWarnings("deprecation") // Grizzly 4 offers no other way to make one.
    StrictCodec(KeepAlive keepAlive, Limits limits, Deadlines deadlines, PlainProblems problems) {
        super(true, MAX_HEAD_BYTES, null, keepAlive, null, MAX_HEADERS, MAX_HEADERS);
        this.maxConnections = limits.connections();
        this.headTime = limits.patience().head();
        this.deadlines = deadlines;
        this.problems = problems;
        setAllowPayloadForUndefinedHttpMethods(true);
    }

    @Override
    public NextAction handleAccept(FilterChainContext context) throws IOException {
        var connection = context.getConnection();
        if (connections.incrementAndGet() > maxConnections) {
            connection.closeSilently();
        } else {
            deadlines.set(connection, headTime);
        }
        return super.handleAccept(context);
    }

    @Override
    public NextAction handleClose(FilterChainContext context) throws IOException {
        connections.decrementAndGet();
        deadlines.clear(context.getConnection());
        return super.handleClose(context);
    }

    @Override
    public NextAction handleRead(FilterChainContext context) throws IOException {
        Connection<?> connection = context.getConnection();
        if (Boolean.TRUE.equals(isAnswered.get(connection))) {
            context.<Buffer>getMessage().tryDispose();
            return context.getStopAction();
        }
        if (requestInProgress.get(connection) == null) {
            deadlines.set(connection, headTime);
        }
        return super.handleRead(context);
    }

    @Override
    protected void onHttpHeadersParsed(
            HttpHeader head, MimeHeaders headers, FilterChainContext context) {
        deadlines.clear(context.getConnection());
        var request = (HttpRequestPacket) head;
        var flaw = HeadCheck.flaw(request);
        if (flaw != null) {
            throw new Flawed(flaw);
        }
        headers.removeHeader(Header.Upgrade);
        head.getUpgradeDC().recycle();
    }

    @Override
    protected void onHttpHeaderError(HttpHeader head, FilterChainContext context, Throwable error)
            throws IOException {
        var request = (HttpRequestPacket) head;
        var response = request.getResponse();
        var code = code(request, error);
        if (code != null) {
            HttpStatus.getHttpStatus(code.status()).setValues(response);
        } else if (response.getStatus() < HttpStatus.BAD_REQUEST_400.getStatusCode()) {
            HttpStatus.BAD_REQUEST_400.setValues(response);
        }
        request.setProtocol(Protocol.HTTP_1_1);
        response.setProtocol(Protocol.HTTP_1_1);
        Connection<?> connection = context.getConnection();
        isAnswered.set(connection, true);
        deadlines.linger(connection);
        context.write(
                encodeHttpPacket(context, customizeErrorResponse(response)),
                new LastWord(connection));
    }

    @Override
    protected HttpContent customizeErrorResponse(HttpResponsePacket response) {
        var answer = problems.of(ProblemCode.ofStatus(response.getStatus()), response.getRequest());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(answer.body().length);
        return HttpContent.builder(response)
                .content(Buffers.wrap(MemoryManager.DEFAULT_MEMORY_MANAGER, answer.body()))
                .last(true)
                .build();
    }

    /// What an error means when it is none of ours: a head that does not end is too large.
    private static @Nullable ProblemCode code(HttpRequestPacket request, Throwable error) {
        if (error instanceof Flawed flawed) {
            return flawed.code();
        }
        var isOverflow = error.getMessage() != null && error.getMessage().contains("too large");
        var isTooMany = error instanceof MimeHeaders.MaxHeaderCountExceededException;
        if (!isOverflow && !isTooMany) {
            return null;
        }
        return request.getHeaders().size() == 0
                ? ProblemCode.URI_TOO_LONG
                : ProblemCode.HEADERS_TOO_LARGE;
    }

    /// Ends the connection's outgoing side when the answer is on its way.
    @SuppressWarnings("rawtypes") // Grizzly asks for it raw.
    private static final class LastWord extends EmptyCompletionHandler<WriteResult> {
        private final Connection<?> connection;

        LastWord(Connection<?> connection) {
            this.connection = connection;
        }

        @Override
        public void completed(WriteResult written) {
            try {
                ((SocketChannel) ((NIOConnection) connection).getChannel()).shutdownOutput();
            } catch (IOException _) {
                connection.closeSilently();
            }
        }

        @Override
        public void failed(Throwable fault) {
            connection.closeSilently();
        }
    }

    /// Stops the reading of a head. Grizzly catches it and asks [#onHttpHeaderError].
    private static final class Flawed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final ProblemCode code;

        Flawed(ProblemCode code) {
            super(code.wire(), null, false, false);
            this.code = code;
        }

        ProblemCode code() {
            return code;
        }
    }
}
