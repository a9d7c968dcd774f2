package org.mecene.mail.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// A mail server that answers as it is told. A step is the first word of a command; `CONNECT` is
/// the greeting, and `.` the end of a mail.
final class FakeMailServer implements AutoCloseable {
    /// Says nothing, for ever.
    static final String SILENCE = "";

    /// Ends the connection.
    static final String HANG_UP = "hang up";

    private static final Map<String, String> FRIENDLY =
            Map.of(
                    "CONNECT", "220 ready",
                    "EHLO", "250 mecene.example",
                    "DATA", "354 go ahead",
                    "QUIT", "221 bye");

    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>(FRIENDLY);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicReference<CyclicBarrier> meeting =
            new AtomicReference<>(new CyclicBarrier(1));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private FakeMailServer(ServerSocket socket) {
        this.socket = socket;
    }

    /// @param to the `RCPT` command as it was sent
    record Received(String to, String content) {}

    static FakeMailServer start() throws IOException {
        var server = new FakeMailServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        server.threads.execute(server::accept);
        return server;
    }

    SmtpSettings settings() {
        return new SmtpSettings(
                "127.0.0.1", socket.getLocalPort(), null, null, "no-reply@mecene.example");
    }

    /// From now on, a step is answered like this.
    void answer(String step, String answer) {
        answers.put(step, answer);
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    /// From now on, a mail is taken when so many are there at once.
    void takeTogether(int mails) {
        meeting.set(new CyclicBarrier(mails));
    }

    /// How many mails were on their way at one moment.
    int mostAtOnce() {
        return mostAtOnce.get();
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
                threads.execute(() -> converse(connection));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void converse(Socket connection) {
        try (connection;
                var in =
                        new BufferedReader(
                                new InputStreamReader(connection.getInputStream(), ISO_8859_1))) {
            converse(in, connection.getOutputStream());
        } catch (IOException _) {
            // The client has gone.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void converse(BufferedReader in, OutputStream out)
            throws IOException, InterruptedException {
        var goesOn = answerTo("CONNECT", out);
        var recipient = "";
        while (goesOn) {
            var line = in.readLine();
            if (line == null) {
                return;
            }
            var step = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            recipient = step.equals("RCPT") ? line : recipient;
            goesOn = answerTo(step, out) && !step.equals("QUIT");
            if (goesOn && step.equals("DATA") && answers.getOrDefault(step, "").startsWith("354")) {
                mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                received.add(new Received(recipient, mailFrom(in)));
                meet();
                atOnce.decrementAndGet();
                goesOn = answerTo(".", out);
            }
        }
    }

    private void meet() throws InterruptedException {
        try {
            meeting.get().await(10, TimeUnit.SECONDS);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("They did not come together", e);
        }
    }

    private static String mailFrom(BufferedReader in) throws IOException {
        var content = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return content.toString();
    }

    private boolean answerTo(String step, OutputStream out)
            throws IOException, InterruptedException {
        var answer = answers.getOrDefault(step, "250 fine");
        if (answer.equals(SILENCE)) {
            closing.await();
        }
        if (answer.equals(SILENCE) || answer.equals(HANG_UP)) {
            return false;
        }
        out.write((answer + "\r\n").getBytes(ISO_8859_1));
        out.flush();
        // After 421 the server closes the channel (RFC 5321, 3.8).
        return !answer.startsWith("421");
    }
}
