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
import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.users.ConfirmAddress;
import org.mecene.application.users.ForgetPassword;
import org.mecene.application.users.ManageSessions;
import org.mecene.application.users.RefreshSession;
import org.mecene.application.users.RequestSignUp;
import org.mecene.application.users.ResendVerification;
import org.mecene.application.users.ResetPassword;
import org.mecene.application.users.SignIn;
import org.mecene.application.users.SignOut;
import org.mecene.application.users.SignedIn;
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
    private final ConfirmAddress confirmAddress;
    private final ManageSessions manageSessions;
    private final ForgetPassword forgetPassword;
    private final ResetPassword resetPassword;
    private final MediaLinks links;

    @Inject
    public AuthResource(
            RequestSignUp requestSignUp,
            ResendVerification resendVerification,
            VerifyAddress verifyAddress,
            SignIn signIn,
            RefreshSession refreshSession,
            SignOut signOut,
            ConfirmAddress confirmAddress,
            ManageSessions manageSessions,
            ForgetPassword forgetPassword,
            ResetPassword resetPassword,
            MediaLinks links) {
        this.requestSignUp = requestSignUp;
        this.resendVerification = resendVerification;
        this.verifyAddress = verifyAddress;
        this.signIn = signIn;
        this.refreshSession = refreshSession;
        this.signOut = signOut;
        this.confirmAddress = confirmAddress;
        this.manageSessions = manageSessions;
        this.forgetPassword = forgetPassword;
        this.resetPassword = resetPassword;
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
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String device,
            @Context InetAddress client,
            LoginBody body) {
        var credentials = body.credentials();
        var signedIn =
                signIn.handle(credentials.email(), credentials.password(), body.shown(device));
        return answer(signedIn, client);
    }

    @POST
    @Path("auth/refresh")
    @Limited(Bucket.REFRESH)
    @Access(Who.PUBLIC)
    public SignedInJson refresh(@Context InetAddress client, RefreshTokenBody body) {
        return answer(refreshSession.handle(body.token()), client);
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
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String device,
            @Context InetAddress client,
            VerifyEmailBody body) {
        var token = body.required();
        var confirmed = confirmAddress.handle(token, body.totp(), device);
        if (confirmed.isPresent()) {
            return Response.ok(answer(confirmed.get(), client)).build();
        }
        var signedIn = verifyAddress.handle(token, device);
        return Response.created(URI.create("api/users/" + signedIn.user().id()))
                .entity(answer(signedIn, client))
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

    @POST
    @Path("auth/password/forgot")
    @Limited(Bucket.MAIL)
    @Access(Who.PUBLIC)
    public Response forget(EmailBody body) {
        forgetPassword.handle(body.address());
        return Response.accepted(ResetSentJson.SENT).build();
    }

    @POST
    @Path("auth/password/reset")
    @Limited(Bucket.MAILED_TOKEN)
    @Access(Who.PUBLIC)
    public void reset(PasswordResetBody body) {
        var read = body.read();
        resetPassword.handle(read.token(), read.password());
    }

    private SignedInJson answer(SignedIn signedIn, InetAddress client) {
        manageSessions.notePlace(signedIn, Place.of(client));
        return SignedInJson.of(signedIn, links);
    }
}
