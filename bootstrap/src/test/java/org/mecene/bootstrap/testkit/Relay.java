package org.mecene.bootstrap.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Stands between a server and a client on this machine, and may be cut.
public final class Relay implements AutoCloseable {
    private final URI target;
    private final ServerSocket socket;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean isCut;

    private Relay(URI target, ServerSocket socket) {
        this.target = target;
        this.socket = socket;
    }

    public static Relay to(URI target) {
        try {
            var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            var relay = new Relay(target, socket);
            relay.threads.execute(relay::accept);
            return relay;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The target's address by way of this.
    public URI uri() {
        var port = ":" + target.getPort();
        return URI.create(target.toString().replace(port, ":" + socket.getLocalPort()));
    }

    /// Ends every connection, and those that are begun from now on.
    public void cut() {
        isCut = true;
        open.forEach(Relay::end);
    }

    public void mend() {
        isCut = false;
    }

    @Override
    public void close() {
        cut();
        try (threads) {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept() {
        for (var here = next(); here != null; here = next()) {
            var client = here;
            threads.execute(() -> join(client));
        }
    }

    private @Nullable Socket next() {
        try {
            return socket.accept();
        } catch (IOException _) {
            return null;
        }
    }

    private void join(Socket client) {
        open.add(client);
        try (client;
                var server = new Socket(target.getHost(), target.getPort())) {
            open.add(server);
            if (isCut) {
                return;
            }
            var back = threads.submit(() -> pass(server, client));
            pass(client, server);
            end(server);
            back.cancel(true);
            open.remove(server);
        } catch (IOException _) {
            // Whoever is joined sees that the connection ended.
        } finally {
            open.remove(client);
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // The same for the other side, which is ended next.
        }
        end(to);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // Ended already.
        }
    }
}
