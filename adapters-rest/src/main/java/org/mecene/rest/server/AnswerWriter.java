package org.mecene.rest.server;

import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.jersey.server.ContainerException;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;

/// Writes Jersey's answer to Grizzly's. An answer that is held as bytes says its length, so that it
/// goes out in one piece.
final class AnswerWriter implements ContainerResponseWriter {
    private final Response response;
    private final Map<String, String> securityHeaders;

    AnswerWriter(Response response, Map<String, String> securityHeaders) {
        this.response = response;
        this.securityHeaders = securityHeaders;
    }

    @Override
    public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse answer)
            throws ContainerException {
        response.setStatus(answer.getStatus());
        var headers = answer.getStringHeaders();
        securityHeaders.forEach((name, value) -> {
            if (!headers.containsKey(name)) {
                response.setHeader(name, value);
            }
        });
        headers.forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        if (answer.getEntity() instanceof byte[] content) {
            response.setContentLengthLong(content.length);
        } else if (!headers.containsKey("Content-Length") && length >= 0) {
            response.setContentLengthLong(length);
        }
        return response.getOutputStream();
    }

    @Override
    public boolean suspend(long time, TimeUnit unit, TimeoutHandler handler) {
        throw new UnsupportedOperationException("Nothing here answers later");
    }

    @Override
    public void setSuspendTimeout(long time, TimeUnit unit) {
        throw new IllegalStateException("Nothing here answers later");
    }

    @Override
    public void commit() {
        // The door finishes the answer when Jersey returns.
    }

    @Override
    public void failure(Throwable error) {
        if (error instanceof RuntimeException fault) {
            throw fault;
        }
        throw new ContainerException(error);
    }

    /// Everything is bytes before it comes here.
    @Override
    public boolean enableResponseBuffering() {
        return false;
    }
}
