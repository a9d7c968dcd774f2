package org.mecene.rest.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.users.AddPasskey;
import org.mecene.application.users.AskForPasskey;
import org.mecene.application.users.Credentials;
import org.mecene.application.users.ManageSessions;
import org.mecene.application.users.SignInWithPasskey;
import org.mecene.application.users.StepUpSession;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.users.DeviceName;
import org.mecene.domain.users.PasskeyId;
import org.mecene.rest.json.JsonReader;
import org.mecene.rest.json.MayBeAbsent;
import org.mecene.rest.limits.Bucket;
import org.mecene.rest.limits.Limited;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;
import org.mecene.rest.security.StepUp;

/// Passkeys: signing in, showing anew who one is, and keeping one's own. Each ceremony is a
/// question (`options`) and an answer, in the forms that browsers read and write by themselves.
@Singleton
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PasskeyResource {
    private final AskForPasskey ask;
    private final AddPasskey addPasskey;
    private final SignInWithPasskey signIn;
    private final StepUpSession stepUp;
    private final Credentials credentials;
    private final ManageSessions manageSessions;
    private final MediaLinks links;

    @Inject
    public PasskeyResource(
            AskForPasskey ask,
            AddPasskey addPasskey,
            SignInWithPasskey signIn,
            StepUpSession stepUp,
            Credentials credentials,
            ManageSessions manageSessions,
            MediaLinks links) {
        this.ask = ask;
        this.addPasskey = addPasskey;
        this.signIn = signIn;
        this.stepUp = stepUp;
        this.credentials = credentials;
        this.manageSessions = manageSessions;
        this.links = links;
    }

    @POST
    @Path("auth/passkeys/login/options")
    @Limited(Bucket.CHALLENGE)
    @Access(Who.PUBLIC)
    public PasskeyRequestJson askToSignIn(@MayBeAbsent @Nullable PasskeyOptionsBody body) {
        return PasskeyRequestJson.of(ask.toSignIn(body == null ? null : body.address()));
    }

    @POST
    @Path("auth/passkeys/login")
    @Limited(Bucket.PASSKEY)
    @Access(Who.PUBLIC)
    public SignedInJson signIn(
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String device,
            @Context InetAddress client,
            PasskeyBody body) {
        var signedIn = signIn.handle(body.read(), device);
        manageSessions.notePlace(signedIn, Place.of(client));
        return SignedInJson.of(signedIn, links);
    }

    @POST
    @Path("auth/passkeys/step-up/options")
    @Limited(Bucket.CHALLENGE)
    @Access(Who.CALLER)
    public PasskeyRequestJson askToStepUp(@Context Actor actor) {
        return PasskeyRequestJson.of(ask.toStepUp(actor));
    }

    @POST
    @Path("auth/passkeys/step-up")
    @Limited(Bucket.SIGN_IN)
    @Access(Who.CALLER)
    public AccessTokenJson stepUp(@Context Actor actor, PasskeyBody body) {
        return AccessTokenJson.of(stepUp.handle(actor, body.read()));
    }

    @POST
    @Path("auth/passkeys/registration/options")
    @Limited(Bucket.CHALLENGE)
    @Access(Who.CALLER)
    @StepUp
    public PasskeyCreationJson askToAdd(@Context Actor actor) {
        return PasskeyCreationJson.of(ask.toAdd(actor));
    }

    /// The fresh proof that this needs was asked for with the challenge.
    @POST
    @Path("auth/passkeys/registration")
    @Limited(Bucket.SIGN_IN)
    @Access(Who.CALLER)
    public Response add(
            @Context Actor actor,
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String device,
            NewPasskeyBody body) {
        var read = body.read();
        var name = read.name() == null ? DeviceName.of(device).value() : read.name();
        var passkey = addPasskey.handle(actor, read.creation(), name);
        return Response.created(URI.create("api/me/passkeys/" + passkey.id()))
                .entity(PasskeyJson.of(passkey))
                .build();
    }

    @GET
    @Path("me/passkeys")
    @Access(Who.CALLER)
    public PasskeysJson list(@Context Actor actor) {
        return PasskeysJson.of(credentials.passkeys(actor));
    }

    @PATCH
    @Path("me/passkeys/{id}")
    @Access(Who.CALLER)
    @Consumes({MediaType.APPLICATION_JSON, JsonReader.MERGE_PATCH})
    public PasskeyJson rename(
            @Context Actor actor, @PathParam("id") PasskeyId id, PasskeyPatch body) {
        return PasskeyJson.of(credentials.rename(actor, id, body.newName()));
    }

    @DELETE
    @Path("me/passkeys/{id}")
    @Access(Who.CALLER)
    @StepUp
    public void remove(@Context Actor actor, @PathParam("id") PasskeyId id) {
        credentials.remove(actor, id);
    }
}
