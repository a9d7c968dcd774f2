package org.mecene.rest.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;

/// Sends bytes that no client library would, and reads what comes back.
public final class Raw {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int SILENCE_MILLIS = 500;

    private final int port;

    Raw(int port) {
        this.port = port;
    }

    /// A head of these lines, with its end.
    public static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    /// Sends text as it is, and reads until the server closes the connection or falls silent after
    /// an answer; a client that asked to close waits for that.
    public Said send(String... pieces) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            for (var piece : pieces) {
                socket.getOutputStream().write(piece.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            }
            return read(socket, String.join("", pieces).contains("Connection: close"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Sends the rest when the answer to the head has arrived, and only then reads it.
    public Said sendAfterTheAnswer(String head, String rest) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            Awaitility.await().until(() -> socket.getInputStream().available() > 0);
            socket.getOutputStream().write(rest.getBytes(StandardCharsets.ISO_8859_1));
            return read(socket, true);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Said read(Socket socket, boolean untilClosed) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[8_192];
        try {
            for (var count = socket.getInputStream().read(buffer);
                    count >= 0;
                    count = socket.getInputStream().read(buffer)) {
                bytes.write(buffer, 0, count);
                if (!untilClosed && isWhole(bytes.toString(StandardCharsets.UTF_8))) {
                    socket.setSoTimeout(SILENCE_MILLIS);
                }
            }
            return new Said(bytes.toString(StandardCharsets.UTF_8), true);
        } catch (SocketTimeoutException _) {
            return new Said(bytes.toString(StandardCharsets.UTF_8), false);
        }
    }

    private static boolean isWhole(String text) {
        return text.contains("\r\n\r\n");
    }

    /// @param closed whether the server closed the connection
    public record Said(String text, boolean closed) {
        public int status() {
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        public String body() {
            var head = text.indexOf("\r\n\r\n");
            return head < 0 ? "" : text.substring(head + 4);
        }

        public String head() {
            var head = text.indexOf("\r\n\r\n");
            return head < 0 ? text : text.substring(0, head);
        }

        public String code() {
            return Json.read(body()).path("code").asText();
        }
    }
}
