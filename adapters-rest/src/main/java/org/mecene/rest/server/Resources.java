package org.mecene.rest.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.InstantSource;
import java.util.List;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.mecene.application.platform.NoteAct;
import org.mecene.application.users.Authenticate;
import org.mecene.application.users.CheckProof;
import org.mecene.domain.platform.RateLimits;
import org.mecene.domain.platform.RepeatedRequests;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.time.Secrets;
import org.mecene.rest.http.CorsFilter;
import org.mecene.rest.http.GzipFilter;
import org.mecene.rest.http.HeadersFilter;
import org.mecene.rest.http.JsonAnswers;
import org.mecene.rest.http.PathIds;
import org.mecene.rest.http.RenderFilter;
import org.mecene.rest.idempotency.IdempotencyFeature;
import org.mecene.rest.json.BodyValues;
import org.mecene.rest.json.JsonReader;
import org.mecene.rest.limits.LimitFeature;
import org.mecene.rest.paging.SignedCursors;
import org.mecene.rest.platform.RefusalFeature;
import org.mecene.rest.problem.ProblemDocuments;
import org.mecene.rest.problem.ThrownMapper;
import org.mecene.rest.security.AccessFeature;
import org.mecene.rest.security.ContextValues;
import org.mecene.rest.security.ProofFeature;

/// Configures Jersey: our routes and filters, and nothing that it would find by itself.
final class Resources {
    private static final String CURSOR_SECRET = "cursors";

    private Resources() {}

    static ResourceConfig of(List<Class<?>> routes, Wiring wiring, RestConfig config) {
        wiring.requireAllFor(routes);
        var json = wiring.get(ObjectMapper.class);
        var cursors =
                new SignedCursors(
                        wiring.get(ServerSecrets.class)
                                .of(CURSOR_SECRET, wiring.get(Secrets.class)::next));
        var resources =
                new ResourceConfig()
                        .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
                        .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
                        .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                        .property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true)
                        .property(ServerProperties.UNWRAP_COMPLETION_STAGE_IN_WRITER_ENABLE, false)
                        .register(wiring.binder())
                        .register(values(cursors))
                        .register(new JsonReader(json))
                        .register(new JsonAnswers())
                        .register(new PathIds())
                        .register(new ThrownMapper())
                        .register(new CorsFilter(config.corsOrigins()))
                        .register(new RenderFilter(json, wiring.get(ProblemDocuments.class)))
                        .register(new HeadersFilter())
                        .register(new GzipFilter())
                        .register(
                                new AccessFeature(
                                        wiring.get(Authenticate.class),
                                        wiring.get(CheckProof.class)))
                        .register(new ProofFeature(wiring.get(CheckProof.class)))
                        .register(new RefusalFeature(wiring.get(NoteAct.class)))
                        .register(
                                new LimitFeature(
                                        wiring.get(RateLimits.class),
                                        wiring.get(InstantSource.class)))
                        .register(
                                new IdempotencyFeature(
                                        wiring.get(RepeatedRequests.class),
                                        wiring.get(InstantSource.class)));
        routes.forEach(resources::register);
        return resources;
    }

    private static AbstractBinder values(SignedCursors cursors) {
        return new AbstractBinder() {
            @Override
            protected void configure() {
                bind(new ContextValues(cursors)).to(ValueParamProvider.class);
                bind(new BodyValues()).to(ValueParamProvider.class);
            }
        };
    }
}
