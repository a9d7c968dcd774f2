package org.mecene.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// A client on one connection that is kept. It does as little as it can, because it takes its time
/// from the server that it measures.
final class HttpClient implements Client {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int LARGEST_ANSWER = 1 << 20;
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
    private static final Pattern LENGTH = Pattern.compile("(?i)\ncontent-length: *(\\d{1,9})");

    /// Shorter than a server keeps a connection on which nobody asks.
    private static final long LONGEST_PAUSE = Duration.ofSeconds(5).toNanos();

    private final int port;
    private final Supplier<byte[]> requests;
    private final byte[] buffer = new byte[LARGEST_ANSWER];
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private int held;
    private long askedAt = System.nanoTime();

    /// @param requests makes the whole of each request
    HttpClient(int port, Supplier<byte[]> requests) throws IOException {
        this.port = port;
        this.requests = requests;
        socket = connect();
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    private Socket connect() throws IOException {
        var opened = new Socket(InetAddress.getLoopbackAddress(), port);
        opened.setTcpNoDelay(true);
        opened.setSoTimeout(PATIENCE_MILLIS);
        return opened;
    }

    /// Between two rounds the server may have closed the connection.
    private void reconnectAfterPause() throws IOException {
        if (System.nanoTime() - askedAt > LONGEST_PAUSE) {
            socket.close();
            socket = connect();
            in = socket.getInputStream();
            out = socket.getOutputStream();
        }
    }

    /// A request without a body.
    static byte[] request(String method, String path, String accessToken) {
        return """
        %s %s HTTP/1.1\r
        Host: localhost\r
        Accept: application/json\r
        Accept-Language: en\r
        Authorization: Bearer %s\r
        Content-Length: 0\r
        \r
        """
                .formatted(method, path, accessToken)
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void ask() throws IOException {
        reconnectAfterPause();
        out.write(requests.get());
        held = 0;
        var headEnd = readHead();
        var head = new String(buffer, 0, headEnd, StandardCharsets.US_ASCII);
        var status = STATUS.matcher(head);
        var length = LENGTH.matcher(head);
        if (!status.lookingAt() || !status.group(1).equals("200") || !length.find()) {
            throw new IllegalStateException("Not the expected answer: " + head);
        }
        readUpTo(headEnd + Integer.parseInt(length.group(1)));
        askedAt = System.nanoTime();
    }

    private int readHead() throws IOException {
        var looked = 0;
        while (true) {
            readUpTo(held + 1);
            for (; looked + END_OF_HEAD.length <= held; looked++) {
                var end = looked + END_OF_HEAD.length;
                if (Arrays.equals(buffer, looked, end, END_OF_HEAD, 0, END_OF_HEAD.length)) {
                    return end;
                }
            }
        }
    }

    /// Reads what is there, and on until so much is held.
    private void readUpTo(int wanted) throws IOException {
        while (held < wanted) {
            var read = in.read(buffer, held, buffer.length - held);
            if (read <= 0) {
                throw new IllegalStateException("The answer does not end");
            }
            held += read;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
