package org.mecene.payment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Against servers that behave badly.
@Timeout(20)
class WebhookPostTest {
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    @Test
    void takes_an_answer_of_success() throws Exception {
        try (var server = new RawServer((socket, _) -> write(socket, OK));
                var post = post()) {
            assertThat(post.send(server.uri(), BODY, "t=1,v1=2")).isTrue();
        }
    }

    @Test
    void does_not_wait_for_ever_for_an_answer() throws Exception {
        try (var server = new RawServer((socket, _) -> linger(socket));
                var post = post()) {
            assertThatThrownBy(() -> post.send(server.uri(), BODY, "t=1,v1=2"))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void does_not_wait_for_ever_for_the_end_of_an_answer() throws Exception {
        try (var server =
                        new RawServer((socket, _) -> {
                            write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n.");
                            linger(socket);
                        });
                var post = post()) {
            assertThatThrownBy(() -> post.send(server.uri(), BODY, "t=1,v1=2"))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void tries_once_more_at_once_when_the_connection_breaks() throws Exception {
        try (var server =
                        new RawServer((socket, connection) -> {
                            if (connection > 1) {
                                write(socket, OK);
                            }
                        });
                var post = post()) {
            assertThat(post.send(server.uri(), BODY, "t=1,v1=2")).isTrue();
        }
    }

    @Test
    void does_not_try_more_than_twice() throws Exception {
        var connections = new AtomicInteger();
        try (var server = new RawServer((_, connection) -> connections.set(connection));
                var post = post()) {
            assertThatThrownBy(() -> post.send(server.uri(), BODY, "t=1,v1=2"))
                    .isInstanceOf(IOException.class);
        }
        assertThat(connections).hasValue(2);
    }

    @Test
    void does_not_take_something_else_for_an_answer() throws Exception {
        try (var server = new RawServer((socket, _) -> write(socket, "SSH-2.0-OpenSSH\r\n\r\n"));
                var post = post()) {
            assertThatThrownBy(() -> post.send(server.uri(), BODY, "t=1,v1=2"))
                    .isInstanceOf(IOException.class);
        }
    }

    private static WebhookPost post() {
        return new WebhookPost(Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    private static void write(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Waits until the other side hangs up.
    private static void linger(Socket socket) {
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // It hung up.
        }
    }

    /// Reads a request and lets a test answer it, then closes the connection.
    private static final class RawServer implements AutoCloseable {
        private final ServerSocket socket;

        RawServer(Answer answer) throws IOException {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> accept(answer));
        }

        interface Answer {
            /// @param connection which one it is, from 1
            void to(Socket socket, int connection);
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        private void accept(Answer answer) {
            for (var connection = 1; !socket.isClosed(); connection++) {
                try (var accepted = socket.accept()) {
                    readRequest(accepted);
                    answer.to(accepted, connection);
                } catch (IOException _) {
                    // Closed at the end of the test, or by the client.
                }
            }
        }

        private static void readRequest(Socket accepted) throws IOException {
            var read = new StringBuilder();
            var input = accepted.getInputStream();
            while (!read.toString().endsWith("\r\n\r\n{}")) {
                var next = input.read();
                if (next < 0) {
                    return;
                }
                read.append((char) next);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
