package org.mecene.payment.sandbox;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends webhooks over HTTP. It speaks HTTP/1.1, because the client's default of asking for an
/// upgrade makes some servers hang, follows no redirect and uses no proxy: the server that it sends
/// to is ours.
final class WebhookPost implements AutoCloseable {
    private final Duration patience;
    private final HttpClient client;

    /// @param connectPatience how long it waits for a connection
    /// @param patience how long it waits for an answer to end
    WebhookPost(Duration connectPatience, Duration patience) {
        this.patience = patience;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(connectPatience)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .build();
    }

    /// @return whether the answer was one of success
    /// @throws IOException when there was no answer in time
    boolean send(URI target, byte[] body, String signature)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(target)
                        .timeout(patience)
                        .header("Content-Type", "application/json")
                        .header(SandboxGateway.SIGNATURE_HEADER, signature)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        try {
            return exchange(request);
        } catch (ConnectException | HttpTimeoutException unreachable) {
            throw unreachable;
        } catch (IOException _) {
            // The server may have closed a connection that was kept, just as it was used again.
            return exchange(request);
        }
    }

    private boolean exchange(HttpRequest request) throws IOException, InterruptedException {
        // The request's own timeout ends with the headers; an answer that never ends is cut here.
        var answer = client.sendAsync(request, BodyHandlers.discarding());
        try {
            var status = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return status >= 200 && status < 300;
        } catch (TimeoutException _) {
            throw new HttpTimeoutException("The answer does not end");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IOException("The webhook could not be sent", failure.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
