package org.mecene.rest.server;

import java.time.Duration;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.server.Request;

/// Which workers a request goes to. What lasts as long as a client's network is slow must not take
/// the workers of the rest, and a probe must be answered when all of them are busy (security.md
/// D5).
final class Lanes {
    private static final int PROBE_WORKERS = 2;
    private static final Duration TRANSFER_TIME = Duration.ofMinutes(30);

    private final Lane requests;
    private final Lane transfers;
    private final Lane probes;

    Lanes(String name, RestConfig.Limits limits) {
        requests = new Lane(name, limits.workers(), limits.waiting(), limits.patience().request());
        transfers =
                new Lane(name + "-transfer", limits.transfers(), limits.transfers(), TRANSFER_TIME);
        probes =
                new Lane(
                        name + "-probe",
                        PROBE_WORKERS,
                        limits.waiting(),
                        limits.patience().request());
    }

    Lane of(Request request) {
        var path = request.getRequestURI();
        if (isUpload(request) || isExport(path) || path.startsWith("/media/")) {
            return transfers;
        }
        return path.startsWith("/health/") || path.equals("/metrics") ? probes : requests;
    }

    /// Whether the body is streamed to its resource; every other body is small and is taken in
    /// before a worker sees the request.
    static boolean isUpload(Request request) {
        return request.getMethod() == Method.POST && request.getRequestURI().equals("/api/media");
    }

    /// Whether the answer may hold all files of a person.
    private static boolean isExport(String path) {
        return path.equals("/api/me/export")
                || (path.startsWith("/api/admin/users/") && path.endsWith("/export"));
    }

    Lane requests() {
        return requests;
    }

    Lane transfers() {
        return transfers;
    }

    void sweep() {
        requests.sweep();
        transfers.sweep();
        probes.sweep();
    }

    void stop() {
        requests.stop();
        transfers.stop();
        probes.stop();
    }
}
