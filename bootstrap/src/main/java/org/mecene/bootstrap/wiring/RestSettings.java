package org.mecene.bootstrap.wiring;

import java.time.Duration;
import java.util.Set;
import org.mecene.bootstrap.configuration.Configuration;
import org.mecene.bootstrap.configuration.Configuration.Mode;
import org.mecene.rest.http.AddressRange;
import org.mecene.rest.http.TrustedProxies;
import org.mecene.rest.server.RestConfig;
import org.mecene.rest.server.RestConfig.Limits;

/// How the HTTP server is run, out of what the operator decided.
final class RestSettings {
    private RestSettings() {}

    static RestConfig of(Configuration configuration) {
        var http = configuration.http();
        var usual = Limits.DEFAULT;
        var limits =
                new Limits(
                        http.threads(),
                        usual.waiting(),
                        usual.transfers(),
                        usual.connections(),
                        usual.maxUploadBytes(),
                        usual.patience(),
                        // No load balancer watches a developer's server.
                        configuration.mode() == Mode.PRODUCTION
                                ? usual.stopDelay()
                                : Duration.ZERO);
        return new RestConfig(
                http.host(),
                http.port(),
                http.managementPort(),
                http.publicUrl(),
                Set.copyOf(http.corsOrigins()),
                new TrustedProxies(
                        http.trustedProxies().stream().map(AddressRange::parse).toList()),
                limits);
    }
}
