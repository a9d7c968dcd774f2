package org.mecene.rest.payments;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.mecene.application.payments.FailedNotices;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.payments.NoticeId;
import org.mecene.rest.http.Parameters;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api/admin/notices")
@Produces(MediaType.APPLICATION_JSON)
public final class AdminNoticeResource {
    private final FailedNotices failedNotices;

    /// Only what needs somebody is listed.
    enum Status {
        FAILED
    }

    @Inject
    public AdminNoticeResource(FailedNotices failedNotices) {
        this.failedNotices = failedNotices;
    }

    @GET
    @Access(Who.ADMIN)
    public PageJson<FailedNoticeJson> list(
            @Context Actor actor,
            @Context Paging paging,
            @QueryParam("status") @Nullable String status) {
        var _ = Parameters.optional("status", status, Parameters.oneOf(Status.class));
        var part = paging.of("failed notices");
        return part.answer(failedNotices.list(actor, part.request()), FailedNoticeJson::of);
    }

    @POST
    @Path("{id}/replay")
    @Access(Who.ADMIN)
    public void replay(@Context Actor actor, @PathParam("id") NoticeId id) {
        failedNotices.replay(actor, id);
    }
}
