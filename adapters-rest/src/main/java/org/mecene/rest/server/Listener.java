package org.mecene.rest.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.strategies.SameThreadIOStrategy;

/// One port that the server listens on, with the door behind it.
final class Listener {
    private static final int IDLE_SECONDS = 30;
    private static final int BLOCKING_IO_SECONDS = 30;

    private final HttpServer server = new HttpServer();
    private final NetworkListener network;

    Listener(String name, String host, int port, Door door, StrictCodecMaker codecMaker) {
        network = new NetworkListener(name, host, port);
        network.getKeepAlive().setIdleTimeoutInSeconds(IDLE_SECONDS);
        network.getKeepAlive().setMaxRequestsCount(-1);
        var transport = network.getTransport();
        transport.setIOStrategy(SameThreadIOStrategy.getInstance());
        transport.setWorkerThreadPoolConfig(null);
        transport.setReadTimeout(BLOCKING_IO_SECONDS, TimeUnit.SECONDS);
        transport.setWriteTimeout(BLOCKING_IO_SECONDS, TimeUnit.SECONDS);
        transport.setTcpNoDelay(true);
        network.registerAddOn((listener, chain) -> {
            var codec = codecMaker.make(listener.getKeepAlive());
            chain.set(chain.indexOfType(org.glassfish.grizzly.http.HttpServerFilter.class), codec);
        });
        server.addListener(network);
        var configuration = server.getServerConfiguration();
        configuration.setJmxEnabled(false);
        configuration.setAllowPayloadForUndefinedHttpMethods(true);
        configuration.addHttpHandler(door, "/");
    }

    /// Makes the codec when the listener's other parts are known.
    interface StrictCodecMaker {
        StrictCodec make(org.glassfish.grizzly.http.KeepAlive keepAlive);
    }

    void start() throws IOException {
        server.start();
    }

    int port() {
        return network.getPort();
    }

    /// Takes no new connection, lets what runs come to its end, and closes.
    void stop(Duration drain) {
        try {
            server.shutdown(drain.toMillis(), TimeUnit.MILLISECONDS)
                    .get(drain.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException _) {
            // What did not end by itself is ended below.
        } finally {
            // A drained server keeps its timer thread, and with it all that it ever held.
            server.shutdownNow();
        }
    }
}
