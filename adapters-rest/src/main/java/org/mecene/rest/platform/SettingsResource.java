package org.mecene.rest.platform;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.mecene.application.platform.ChangeSettings;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.platform.Settings;
import org.mecene.rest.http.EntityTags;
import org.mecene.rest.http.Single;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api/admin/settings")
@Produces(MediaType.APPLICATION_JSON)
public final class SettingsResource {
    private final ChangeSettings changeSettings;

    @Inject
    public SettingsResource(ChangeSettings changeSettings) {
        this.changeSettings = changeSettings;
    }

    @GET
    @Access(Who.ADMIN)
    public Single<SettingsJson> show(@Context Actor actor) {
        return answer(changeSettings.show(actor));
    }

    @PUT
    @Access(Who.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Single<SettingsJson> replace(
            @Context Actor actor,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            SettingsBody body) {
        var expected = EntityTags.expectedVersion(ifMatch);
        var before = changeSettings.show(actor);
        var version = expected == null ? before.version() : expected;
        return answer(changeSettings.replace(actor, body.toSettings(before, version)));
    }

    private static Single<SettingsJson> answer(Settings settings) {
        return Single.of(SettingsJson.of(settings), settings.version());
    }
}
