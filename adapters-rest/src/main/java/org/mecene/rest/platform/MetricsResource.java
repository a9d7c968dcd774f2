package org.mecene.rest.platform;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/metrics")
public final class MetricsResource {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry meters;

    @Inject
    public MetricsResource(PrometheusMeterRegistry meters) {
        this.meters = meters;
    }

    @GET
    @Access(Who.PUBLIC)
    public Response scrape() {
        return Response.ok(meters.scrape().getBytes(StandardCharsets.UTF_8), TEXT).build();
    }
}
