package org.mecene.rest.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.users.RefreshSession;
import org.mecene.application.users.RequestSignUp;
import org.mecene.application.users.ResendVerification;
import org.mecene.application.users.SignIn;
import org.mecene.application.users.SignOut;
import org.mecene.application.users.VerifyAddress;
import org.mecene.domain.identity.Language;
import org.mecene.rest.limits.Bucket;
import org.mecene.rest.limits.Limited;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AuthResource {
    private final RequestSignUp requestSignUp;
    private final ResendVerification resendVerification;
    private final VerifyAddress verifyAddress;
    private final SignIn signIn;
    private final RefreshSession refreshSession;
    private final SignOut signOut;
    private final MediaLinks links;

    @Inject
    public AuthResource(
            RequestSignUp requestSignUp,
            ResendVerification resendVerification,
            VerifyAddress verifyAddress,
            SignIn signIn,
            RefreshSession refreshSession,
            SignOut signOut,
            MediaLinks links) {
        this.requestSignUp = requestSignUp;
        this.resendVerification = resendVerification;
        this.verifyAddress = verifyAddress;
        this.signIn = signIn;
        this.refreshSession = refreshSession;
        this.signOut = signOut;
        this.links = links;
    }

    @POST
    @Path("users")
    @Limited(Bucket.SIGN_UP)
    @Access(Who.PUBLIC)
    public Response signUp(@Context Language language, SignUpBody body) {
        requestSignUp.handle(body.toCommand(language));
        return Response.accepted(SignUpJson.SENT).build();
    }

    @POST
    @Path("auth/login")
    @Limited(Bucket.SIGN_IN)
    @Access(Who.PUBLIC)
    public SignedInJson login(
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String device, LoginBody body) {
        var credentials = body.credentials();
        var signedIn =
                signIn.handle(credentials.email(), credentials.password(), body.totp(), device);
        return SignedInJson.of(signedIn, links);
    }

    @POST
    @Path("auth/refresh")
    @Limited(Bucket.REFRESH)
    @Access(Who.PUBLIC)
    public SignedInJson refresh(RefreshTokenBody body) {
        return SignedInJson.of(refreshSession.handle(body.token()), links);
    }

    @POST
    @Path("auth/logout")
    @Access(Who.PUBLIC)
    public void logout(RefreshTokenBody body) {
        signOut.handle(body.token());
    }

    @POST
    @Path("auth/verify-email")
    @Limited(Bucket.MAILED_TOKEN)
    @Access(Who.PUBLIC)
    public Response verify(
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String device, VerifyEmailBody body) {
        var signedIn = verifyAddress.handle(body.required(), device);
        return Response.created(URI.create("api/users/" + signedIn.user().id()))
                .entity(SignedInJson.of(signedIn, links))
                .build();
    }

    @POST
    @Path("auth/verify-email/resend")
    @Limited(Bucket.MAIL)
    @Access(Who.PUBLIC)
    public Response resend(EmailBody body) {
        resendVerification.handle(body.address());
        return Response.accepted(SignUpJson.SENT).build();
    }
}
