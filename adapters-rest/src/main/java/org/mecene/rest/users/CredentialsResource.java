package org.mecene.rest.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.mecene.application.users.ChangeAddress;
import org.mecene.application.users.ChangePassword;
import org.mecene.domain.identity.Actor;
import org.mecene.rest.limits.Bucket;
import org.mecene.rest.limits.Limited;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;
import org.mecene.rest.security.ShownToken;

/// What somebody signs in with. To change it takes the password, or a fresh sign-in where there is
/// none, and not only a token.
@Singleton
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CredentialsResource {
    private final ChangePassword changePassword;
    private final ChangeAddress changeAddress;

    @Inject
    public CredentialsResource(ChangePassword changePassword, ChangeAddress changeAddress) {
        this.changePassword = changePassword;
        this.changeAddress = changeAddress;
    }

    @PUT
    @Path("me/password")
    @Limited(Bucket.SIGN_IN)
    @Access(Who.CALLER)
    public void changePassword(
            @Context Actor actor, @Context ShownToken token, PasswordChangeBody body) {
        var read = body.read(token);
        changePassword.handle(actor, read.shown(), read.next());
    }

    @PUT
    @Path("me/email")
    @Limited(Bucket.MAIL)
    @Access(Who.CALLER)
    public Response changeAddress(
            @Context Actor actor, @Context ShownToken token, AddressChangeBody body) {
        var read = body.read(token);
        changeAddress.handle(actor, read.email(), read.shown());
        return Response.accepted(SignUpJson.SENT).build();
    }
}
