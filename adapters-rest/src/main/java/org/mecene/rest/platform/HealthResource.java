package org.mecene.rest.platform;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mecene.domain.platform.HealthCheck;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Probes. The process is alive as long as it answers; it is ready while all that it needs works
/// and it is not about to stop.
@Singleton
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
    private static final Logger LOG = LoggerFactory.getLogger(HealthResource.class);

    private final HealthChecks checks;
    private final Readiness readiness;

    @Inject
    public HealthResource(HealthChecks checks, Readiness readiness) {
        this.checks = checks;
        this.readiness = readiness;
    }

    @GET
    @Path("live")
    @Access(Who.PUBLIC)
    public Response live() {
        return answer(200, new HealthJson(HealthJson.UP, Map.of()));
    }

    @GET
    @Path("ready")
    @Access(Who.PUBLIC)
    public Response ready() {
        var states = new LinkedHashMap<String, String>();
        for (var check : checks.all()) {
            states.put(check.name(), isHealthy(check) ? HealthJson.UP : HealthJson.DOWN);
        }
        var isReady = !readiness.isStopping() && !states.containsValue(HealthJson.DOWN);
        return isReady
                ? answer(200, new HealthJson(HealthJson.UP, states))
                : answer(503, new HealthJson(HealthJson.DOWN, states));
    }

    private static boolean isHealthy(HealthCheck check) {
        try {
            return check.isHealthy();
        } catch (RuntimeException failure) {
            LOG.warn("The check of {} failed: {}", check.name(), failure.toString());
            return false;
        }
    }

    private static Response answer(int status, HealthJson health) {
        return Response.status(status)
                .entity(health)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
