package org.mecene.storage.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that fails as it is told: one behaviour for each request, the last one for all that
/// follow.
final class FaultyServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Queue<Behaviour> behaviours;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    enum Behaviour {
        OK,
        SERVICE_UNAVAILABLE,
        /// Takes the request and says nothing, for ever.
        SILENT,
        /// Ends the connection in the middle of the answer.
        CUT
    }

    private FaultyServer(ServerSocket socket, List<Behaviour> behaviours) {
        this.socket = socket;
        this.behaviours = new ConcurrentLinkedQueue<>(behaviours);
    }

    static FaultyServer start(Behaviour... behaviours) throws IOException {
        var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var server = new FaultyServer(socket, List.of(behaviours));
        server.threads.execute(server::accept);
        return server;
    }

    S3Settings settings() {
        var endpoint = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        return new S3Settings("bucket", endpoint, "auto", "key", "secret");
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        socket.close();
        threads.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                threads.execute(() -> answer(connection));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            skipRequest(connection);
            requests.incrementAndGet();
            var next = behaviours.size() > 1 ? behaviours.remove() : behaviours.element();
            var text =
                    switch (next) {
                        case OK -> "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nETag: \"x\"\r\n";
                        case SERVICE_UNAVAILABLE -> "HTTP/1.1 503 Slow\r\nContent-Length: 0\r\n";
                        case CUT -> "HTTP/1.1 200 OK\r\nContent-Le";
                        case SILENT -> {
                            closing.await();
                            yield "";
                        }
                    };
            var end = next == Behaviour.CUT ? "" : "Connection: close\r\n\r\n";
            connection.getOutputStream().write((text + end).getBytes(ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void skipRequest(Socket connection) throws IOException {
        var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
        var length = 0;
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        for (var left = length; left > 0 && in.read() >= 0; left--) {
            // The body is read, so that closing does not reset the connection.
        }
    }
}
