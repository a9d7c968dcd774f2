package org.mecene.bootstrap.journey;

import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A front end of one page: the client of docs/examples, and of the guide for front ends what it
/// shows of passkeys, to the letter.
final class PasskeyPage implements AutoCloseable {
    private static final Path DOCS = Path.of("../docs");
    private static final String PAGE =
            """
            <!doctype html><meta charset="utf-8"><title>Passkeys</title>
            <script type="module">
              import { Mecene } from './client.mjs';
              import * as passkeys from './passkeys.mjs';
              Object.assign(window, { Mecene, ...passkeys });
            </script>
            """;

    private final HttpServer server;

    private PasskeyPage(HttpServer server) {
        this.server = server;
    }

    static PasskeyPage serve() {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var page = new PasskeyPage(HttpServer.create(address, 0));
            page.serve("/", "text/html", PAGE);
            page.serve("/client.mjs", "text/javascript", read("examples/client.mjs"));
            page.serve("/passkeys.mjs", "text/javascript", shown(read("front-end.md")));
            page.server.start();
            return page;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(String path, String type, String content) {
        server.createContext(path, exchange -> answer(exchange, type, content));
    }

    private static void answer(HttpExchange exchange, String type, String content)
            throws IOException {
        try (exchange) {
            var bytes = content.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String shown(String guide) {
        return guide.lines()
                .dropWhile(line -> !line.contains("examples/passkeys.mjs"))
                .dropWhile(line -> !line.equals("```js"))
                .skip(1)
                .takeWhile(line -> !line.equals("```"))
                .collect(joining("\n"));
    }

    private static String read(String document) throws IOException {
        return Files.readString(DOCS.resolve(document));
    }
}
