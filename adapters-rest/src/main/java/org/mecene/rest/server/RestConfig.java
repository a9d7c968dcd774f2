package org.mecene.rest.server;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.rest.http.TrustedProxies;

/// How the HTTP server is run.
///
/// @param port 0 for any free one
/// @param managementPort where probes, metrics and documents are served instead; null to serve them
///   beside the rest, 0 for any free port
/// @param publicUrl under which clients reach the server: links are made from it, never from what a
///   request says of its host
/// @param corsOrigins whose pages may read answers, each as `https://host` or with a port
public record RestConfig(
        String host,
        int port,
        @Nullable Integer managementPort,
        URI publicUrl,
        Set<String> corsOrigins,
        TrustedProxies proxies,
        Limits limits) {
    public RestConfig {
        corsOrigins = Set.copyOf(corsOrigins);
    }

    /// What one node takes on at the most.
    ///
    /// @param workers how many requests run at once
    /// @param waiting how many more may wait for a worker; beyond that clients are asked to come
    ///   back
    /// @param transfers how many uploads and downloads run at once, apart from the other requests,
    ///   because they last as long as the client's network is slow
    /// @param connections how many clients may be connected
    /// @param maxUploadBytes how large an uploaded file may be
    /// @param stopDelay how long the node goes on to serve after it said that it is not ready any
    ///   more, so that load balancers notice
    public record Limits(
            int workers,
            int waiting,
            int transfers,
            int connections,
            long maxUploadBytes,
            Patience patience,
            Duration stopDelay) {
        public static final Limits DEFAULT =
                new Limits(16, 512, 32, 4_000, 200L << 20, Patience.DEFAULT, Duration.ofSeconds(5));
    }

    /// How long the server waits.
    ///
    /// @param head for the whole head of a request
    /// @param body for the whole body of a request that is not an upload
    /// @param request for a request that runs, before its thread is interrupted
    public record Patience(Duration head, Duration body, Duration request) {
        public static final Patience DEFAULT =
                new Patience(
                        Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60));
    }
}
