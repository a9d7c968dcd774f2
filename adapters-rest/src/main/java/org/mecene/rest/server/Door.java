package org.mecene.rest.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.glassfish.grizzly.http.server.ErrorPageGenerator;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.RequestExecutorProvider;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.spi.Container;
import org.mecene.rest.http.Exchange;
import org.mecene.rest.http.RequestIds;
import org.mecene.rest.http.TrustedProxies;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;
import org.slf4j.MDC;

/// Where requests come in: gives each its name, hands it to Jersey, and notes how it ended. It
/// takes the place of Jersey's own container for Grizzly, which builds every URI from what the
/// client says of its host, and fails before any mapper when that is nonsense.
final class Door extends HttpHandler implements Container {
    /// The name of the request id in logs.
    static final String MDC_REQUEST_ID = "requestId";

    private static final String FORWARDED = "x-forwarded-for";

    private final ApplicationHandler jersey;
    private final Doorman doorman;
    private final Dispatcher dispatcher;
    private final Deadlines deadlines;
    private final URI base;
    private final TrustedProxies proxies;

    Door(
            ResourceConfig resources,
            Doorman doorman,
            Dispatcher dispatcher,
            Deadlines deadlines,
            RestConfig config) {
        super("mecene");
        this.jersey = new ApplicationHandler(resources);
        this.doorman = doorman;
        this.dispatcher = dispatcher;
        this.deadlines = deadlines;
        this.base = URI.create(config.publicUrl().toString().replaceAll("/*$", "/"));
        this.proxies = config.proxies();
    }

    @Override
    public void start() {
        jersey.onStartup(this);
    }

    @Override
    public void destroy() {
        jersey.onShutdown(this);
    }

    @Override
    public RequestExecutorProvider getRequestExecutorProvider() {
        return dispatcher;
    }

    @Override
    protected ErrorPageGenerator getErrorPageGenerator(Request request) {
        return doorman;
    }

    /// A client that waits for leave to send a body that is too large is refused before it does.
    @Override
    protected boolean sendAcknowledgment(Request request, Response response) throws IOException {
        var isTooLarge =
                !Lanes.isUpload(request) && request.getContentLengthLong() > Dispatcher.MAX_BODY;
        var asks = "100-continue".equalsIgnoreCase(request.getHeader("expect"));
        if (asks && !isTooLarge) {
            response.setStatus(HttpStatus.CONINTUE_100);
            response.sendAcknowledgement();
            return true;
        }
        var code = asks ? ProblemCode.TOO_LARGE : ProblemCode.EXPECTATION_FAILED;
        doorman.refuse(Problem.of(code), exchange(request), request, response);
        return false;
    }

    @Override
    public void service(Request request, Response response) throws IOException {
        var exchange = exchange(request);
        MDC.put(MDC_REQUEST_ID, exchange.requestId());
        try {
            var refusal = Dispatcher.refusal(request);
            if (refusal == null) {
                handle(request, response, exchange);
            } else {
                doorman.refuse(refusal, exchange, request, response);
            }
        } catch (RuntimeException fault) {
            doorman.failed(fault, exchange, request, response);
        } finally {
            doorman.note(exchange, request, response);
            lingerFor(request);
            MDC.remove(MDC_REQUEST_ID);
        }
    }

    /// A body that nobody read is thrown away for a moment.
    private void lingerFor(Request request) {
        if (!request.getInputBuffer().isFinished()) {
            deadlines.linger(request.getContext().getConnection());
        }
    }

    private void handle(Request request, Response response, Exchange exchange) {
        doorman.greet(exchange, response);
        var properties = new MapPropertiesDelegate();
        properties.setProperty(Exchange.PROPERTY, exchange);
        var incoming =
                new ContainerRequest(
                        base,
                        target(request),
                        request.getMethod().getMethodString(),
                        NobodyYet.INSTANCE,
                        properties,
                        jersey.getConfiguration());
        incoming.setEntityStream(request.getInputStream());
        for (var name : request.getHeaderNames()) {
            incoming.headers(name, request.getHeaders(name));
        }
        incoming.setWriter(new AnswerWriter(response, doorman.securityHeaders()));
        jersey.handle(incoming);
    }

    /// The target below the public URL, whatever host the request names (security.md A9).
    private URI target(Request request) {
        var path = request.getRequestURI().substring(1);
        var query = request.getQueryString();
        return URI.create(base + path + (query == null || query.isEmpty() ? "" : "?" + query));
    }

    private Exchange exchange(Request request) {
        var forwarded = request.getHeaders(FORWARDED);
        InetAddress peer =
                ((InetSocketAddress) request.getContext().getConnection().getPeerAddress())
                        .getAddress();
        var client =
                proxies.client(
                        peer, forwarded.iterator().hasNext() ? String.join(",", forwarded) : null);
        return new Exchange(doorman.requestId(request.getHeader(RequestIds.HEADER)), client);
    }

    @Override
    public ResourceConfig getConfiguration() {
        return jersey.getConfiguration();
    }

    @Override
    public ApplicationHandler getApplicationHandler() {
        return jersey;
    }

    @Override
    public void reload() {
        throw new UnsupportedOperationException("The routes do not change while the server runs");
    }

    @Override
    public void reload(ResourceConfig configuration) {
        reload();
    }
}
