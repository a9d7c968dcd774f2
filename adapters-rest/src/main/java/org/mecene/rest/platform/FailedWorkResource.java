package org.mecene.rest.platform;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.mecene.application.platform.ReplayFailedWork;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.platform.FailedWork.Queue;
import org.mecene.domain.platform.WorkId;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api/admin/queues/{queue}/failed")
@Produces(MediaType.APPLICATION_JSON)
public final class FailedWorkResource {
    private final ReplayFailedWork replayFailedWork;

    @Inject
    public FailedWorkResource(ReplayFailedWork replayFailedWork) {
        this.replayFailedWork = replayFailedWork;
    }

    @GET
    @Access(Who.ADMIN)
    public PageJson<FailedWorkJson> list(
            @Context Actor actor, @Context Paging paging, @PathParam("queue") String name) {
        var queue = queue(name);
        var part = paging.of("failed " + queue.wire());
        return part.answer(replayFailedWork.list(actor, queue, part.request()), FailedWorkJson::of);
    }

    @POST
    @Path("{id}/replay")
    @Access(Who.ADMIN)
    public void replay(
            @Context Actor actor, @PathParam("queue") String name, @PathParam("id") WorkId id) {
        replayFailedWork.replay(actor, queue(name), id);
    }

    private static Queue queue(String name) {
        return Arrays.stream(Queue.values())
                .filter(queue -> queue.wire().equals(name))
                .findFirst()
                .orElseThrow(() -> CommonRefusal.notFound(Thing.WORK));
    }
}
