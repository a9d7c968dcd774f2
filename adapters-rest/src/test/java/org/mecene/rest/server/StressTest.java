package org.mecene.rest.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.mecene.rest.testkit.Raw;
import org.mecene.rest.testkit.RestWorld;

/// Requests cut at every place that a network may cut them at, several on a connection and several
/// connections at once: no request may be lost, and none may wait for ever.
class StressTest {
    private static final int CLIENTS = 4;
    private static final int ROUNDS = 300;
    private static final String BODY = "{\"refreshToken\":\"none\"}";
    private static final String HEAD = "POST /api/auth/refresh HTTP/1.1";
    private static final String JSON = "Content-Type: application/json";

    @AutoClose private final RestWorld world = RestWorld.start();

    @Test
    void answers_every_request_however_it_is_cut() {
        var clients =
                IntStream.range(0, CLIENTS)
                        .mapToObj(seed -> CompletableFuture.runAsync(() -> talk(seed)))
                        .toList();

        clients.forEach(CompletableFuture::join);
    }

    private void talk(long seed) {
        var random = new Random(seed);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), world.server().port())) {
            socket.setSoTimeout(5_000);
            socket.setTcpNoDelay(true);
            for (var round = 0; round < ROUNDS; round++) {
                var count = 1 + random.nextInt(3);
                var text = new StringBuilder();
                IntStream.range(0, count).forEach(_ -> text.append(request(random)));
                say(socket, text.toString(), random);
                assertThat(answers(socket, count)).as("seed %d, round %d", seed, round).isTrue();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("seed " + seed, failure);
        }
    }

    private static String request(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Raw.head("GET /nothing HTTP/1.1", "Host: a");
            case 1 -> Raw.head(HEAD, "Host: a", JSON, "Content-Length: " + BODY.length()) + BODY;
            default ->
                    Raw.head(HEAD, "Host: a", JSON, "Transfer-Encoding: chunked")
                            + Integer.toHexString(BODY.length())
                            + "\r\n"
                            + BODY
                            + "\r\n0\r\n\r\n";
        };
    }

    private static void say(Socket socket, String text, Random random) throws IOException {
        var most = 1 + random.nextInt(text.length());
        for (var from = 0; from < text.length(); ) {
            var to = Math.min(text.length(), from + 1 + random.nextInt(most));
            socket.getOutputStream()
                    .write(text.substring(from, to).getBytes(StandardCharsets.US_ASCII));
            from = to;
        }
    }

    private static boolean answers(Socket socket, int count) throws IOException {
        var text = new StringBuilder();
        var buffer = new byte[16_384];
        while (text.toString().split("\"requestId\":\"[^\"]*\"}", -1).length <= count) {
            var read = socket.getInputStream().read(buffer);
            if (read < 0) {
                return false;
            }
            text.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
        }
        return true;
    }
}
