package org.mecene.rest.platform;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.application.platform.ReadAuditLog;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Id;
import org.mecene.domain.identity.UserId;
import org.mecene.rest.http.Parameters;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api/admin/audit-log")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditLogResource {
    private final ReadAuditLog readAuditLog;

    @Inject
    public AuditLogResource(ReadAuditLog readAuditLog) {
        this.readAuditLog = readAuditLog;
    }

    @GET
    @Access(Who.ADMIN)
    public PageJson<AuditEntryJson> list(
            @Context Actor actor,
            @Context Paging paging,
            @QueryParam("actorId") @Nullable String actorId,
            @QueryParam("subjectId") @Nullable String subjectId) {
        @Nullable UserId by =
                Parameters.optional("actorId", actorId, text -> Id.parse(text, UserId::new));
        @Nullable UserId subject =
                Parameters.optional("subjectId", subjectId, text -> Id.parse(text, UserId::new));
        @Nullable UUID subjectUuid = subject == null ? null : subject.value();
        var part = paging.of("audit-log " + by + " " + subjectUuid);
        return part.answer(
                readAuditLog.list(actor, by, subjectUuid, part.request()), AuditEntryJson::of);
    }
}
