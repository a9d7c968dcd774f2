package org.mecene.rest.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.users.LeaveServer;
import org.mecene.application.users.Profiles;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.users.User;
import org.mecene.rest.http.EntityTags;
import org.mecene.rest.http.Single;
import org.mecene.rest.json.JsonReader;
import org.mecene.rest.json.MayBeAbsent;
import org.mecene.rest.limits.Bucket;
import org.mecene.rest.limits.Limited;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;
import org.mecene.rest.security.ShownToken;
import org.mecene.rest.security.StepUp;

@Singleton
@Path("/api/me")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {
    private final Profiles profiles;
    private final LeaveServer leaveServer;
    private final MediaLinks links;

    @Inject
    public MeResource(Profiles profiles, LeaveServer leaveServer, MediaLinks links) {
        this.profiles = profiles;
        this.leaveServer = leaveServer;
        this.links = links;
    }

    @GET
    @Access(Who.CALLER)
    public Single<OwnProfileJson> show(@Context Actor actor) {
        return answer(profiles.showOwn(actor));
    }

    @PATCH
    @Access(Who.CALLER)
    @Consumes({MediaType.APPLICATION_JSON, JsonReader.MERGE_PATCH})
    public Single<OwnProfileJson> change(
            @Context Actor actor,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ProfilePatch body) {
        var version = EntityTags.expectedVersion(ifMatch);
        return answer(profiles.change(actor, body.toCommand(), version));
    }

    @DELETE
    @Limited(Bucket.SIGN_IN)
    @Access(Who.CALLER)
    @StepUp
    @Consumes(MediaType.APPLICATION_JSON)
    public void leave(
            @Context Actor actor,
            @Context ShownToken token,
            @MayBeAbsent @Nullable LeaveBody body) {
        var shown = body == null ? new LeaveBody(null) : body;
        leaveServer.handle(actor, shown.shown(token));
    }

    private Single<OwnProfileJson> answer(User user) {
        return Single.of(OwnProfileJson.of(user, links), user.version());
    }
}
