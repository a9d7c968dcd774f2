package org.mecene.rest.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.mecene.domain.users.PublishedKeys;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
public final class JwksResource {
    private final PublishedKeys keys;

    @Inject
    public JwksResource(PublishedKeys keys) {
        this.keys = keys;
    }

    /// Keys change rarely and overlap when they do, so that a copy of some minutes is good enough.
    @GET
    @Access(Who.PUBLIC)
    public Response show() {
        return Response.ok(keys.jwks().getBytes(StandardCharsets.UTF_8), "application/json")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .build();
    }
}
