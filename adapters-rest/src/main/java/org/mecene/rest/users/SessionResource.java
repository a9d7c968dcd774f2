package org.mecene.rest.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.mecene.application.users.ManageSessions;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.SessionId;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api/me/sessions")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {
    private final ManageSessions manageSessions;

    @Inject
    public SessionResource(ManageSessions manageSessions) {
        this.manageSessions = manageSessions;
    }

    @GET
    @Access(Who.CALLER)
    public PageJson<SessionJson> list(@Context Actor actor, @Context Paging paging) {
        var part = paging.of("sessions " + actor.requireSignedIn().id());
        return part.answer(
                manageSessions.list(actor, part.request()),
                session -> SessionJson.of(session, actor));
    }

    @DELETE
    @Path("{id}")
    @Access(Who.CALLER)
    public void end(@Context Actor actor, @PathParam("id") SessionId id) {
        manageSessions.end(actor, id);
    }

    @DELETE
    @Access(Who.CALLER)
    public void endOthers(@Context Actor actor) {
        manageSessions.endOthers(actor);
    }
}
