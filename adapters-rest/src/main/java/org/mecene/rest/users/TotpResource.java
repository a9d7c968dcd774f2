package org.mecene.rest.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.mecene.application.users.SetUpTotp;
import org.mecene.application.users.StepUpSession;
import org.mecene.domain.identity.Actor;
import org.mecene.rest.limits.Bucket;
import org.mecene.rest.limits.Limited;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;
import org.mecene.rest.security.StepUp;

/// The second factor, and showing it again.
@Singleton
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TotpResource {
    private final SetUpTotp setUpTotp;
    private final StepUpSession stepUp;

    @Inject
    public TotpResource(SetUpTotp setUpTotp, StepUpSession stepUp) {
        this.setUpTotp = setUpTotp;
        this.stepUp = stepUp;
    }

    @POST
    @Path("me/totp")
    @Access(Who.CALLER)
    @StepUp
    public TotpJson begin(@Context Actor actor) {
        return TotpJson.of(setUpTotp.begin(actor));
    }

    @POST
    @Path("me/totp/confirm")
    @Access(Who.CALLER)
    public RecoveryCodesJson confirm(@Context Actor actor, CodeBody body) {
        return RecoveryCodesJson.of(setUpTotp.confirm(actor, body.shown()));
    }

    @DELETE
    @Path("me/totp")
    @Access(Who.CALLER)
    public void remove(@Context Actor actor, CodeBody body) {
        setUpTotp.remove(actor, body.shown());
    }

    @POST
    @Path("auth/step-up")
    @Limited(Bucket.SIGN_IN)
    @Access(Who.CALLER)
    public AccessTokenJson stepUp(@Context Actor actor, StepUpBody body) {
        return AccessTokenJson.of(stepUp.handle(actor, body.shownPassword(), body.totp()));
    }
}
