package org.mecene.rest.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.mecene.application.users.ExportAccount;
import org.mecene.domain.identity.Actor;
import org.mecene.rest.limits.Bucket;
import org.mecene.rest.limits.Limited;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;
import org.mecene.rest.security.StepUp;

@Singleton
@Path("/api")
public final class ExportResource {
    private final ExportAccount exportAccount;

    @Inject
    public ExportResource(ExportAccount exportAccount) {
        this.exportAccount = exportAccount;
    }

    @GET
    @Path("me/export")
    @Limited(Bucket.EXPORT)
    @Access(Who.CALLER)
    @StepUp
    @Produces(ExportZip.TYPE)
    public Response export(@Context Actor actor) {
        return ExportZip.answer(exportAccount.own(actor));
    }
}
