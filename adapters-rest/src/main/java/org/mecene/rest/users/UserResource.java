package org.mecene.rest.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.users.Profiles;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Id;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.PublicProfile;
import org.mecene.rest.http.Single;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api/users/{idOrHandle}")
@Produces(MediaType.APPLICATION_JSON)
public final class UserResource {
    private static final int LENGTH_OF_ID = 36;

    private final Profiles profiles;
    private final MediaLinks links;

    @Inject
    public UserResource(Profiles profiles, MediaLinks links) {
        this.profiles = profiles;
        this.links = links;
    }

    @GET
    @Access(Who.ANYONE)
    public Single<ProfileJson> show(
            @Context Actor viewer, @PathParam("idOrHandle") String idOrHandle) {
        return Single.of(ProfileJson.of(find(idOrHandle, viewer), links));
    }

    /// No handle is as long as an id.
    private PublicProfile find(String idOrHandle, Actor viewer) {
        try {
            return idOrHandle.length() == LENGTH_OF_ID
                    ? profiles.show(Id.parse(idOrHandle, UserId::new), viewer)
                    : profiles.show(Handle.parse(idOrHandle), viewer);
        } catch (InvalidValue _) {
            throw CommonRefusal.notFound(Thing.USER);
        }
    }
}
