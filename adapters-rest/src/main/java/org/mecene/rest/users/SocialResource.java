package org.mecene.rest.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.users.Credentials;
import org.mecene.application.users.ExchangeSignInCode;
import org.mecene.application.users.LinkIdentity;
import org.mecene.application.users.ManageSessions;
import org.mecene.application.users.SignInWithProvider;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Language;
import org.mecene.rest.json.MayBeAbsent;
import org.mecene.rest.limits.Bucket;
import org.mecene.rest.limits.Limited;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;
import org.mecene.rest.security.StepUp;

/// Sign-in with identity providers, and linking accounts with them. Browsers go through `start` and
/// `callback`; a front end exchanges the code that it is left with.
@Singleton
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SocialResource {
    private final SignInWithProvider signInWithProvider;
    private final ExchangeSignInCode exchangeSignInCode;
    private final LinkIdentity linkIdentity;
    private final ManageSessions manageSessions;
    private final Credentials credentials;
    private final MediaLinks links;
    private final BrowserCookie cookie;

    @Inject
    public SocialResource(
            SignInWithProvider signInWithProvider,
            ExchangeSignInCode exchangeSignInCode,
            LinkIdentity linkIdentity,
            ManageSessions manageSessions,
            Credentials credentials,
            MediaLinks links) {
        this.signInWithProvider = signInWithProvider;
        this.exchangeSignInCode = exchangeSignInCode;
        this.linkIdentity = linkIdentity;
        this.manageSessions = manageSessions;
        this.credentials = credentials;
        this.links = links;
        this.cookie = new BrowserCookie(signInWithProvider.publicUrl());
    }

    @GET
    @Path("auth/providers")
    @Access(Who.PUBLIC)
    public ProvidersJson providers() {
        return ProvidersJson.of(signInWithProvider.offered());
    }

    @GET
    @Path("auth/oidc/{provider}/start")
    @Limited(Bucket.GUEST)
    @Access(Who.PUBLIC)
    public Response start(
            @PathParam("provider") String provider,
            @QueryParam("returnTo") @Nullable String returnTo,
            @QueryParam("ticket") @Nullable String ticket) {
        var started =
                ticket == null
                        ? signInWithProvider.start(provider, returnTo)
                        : signInWithProvider.redeemTicket(provider, ticket);
        return Response.seeOther(started.authorization())
                .cookie(cookie.keeping(started.browserSecret()))
                .build();
    }

    @GET
    @Path("auth/oidc/{provider}/callback")
    @Limited(Bucket.GUEST)
    @Access(Who.PUBLIC)
    public Response callback(
            @PathParam("provider") String provider,
            @QueryParam("state") @Nullable String state,
            @QueryParam("code") @Nullable String code,
            @CookieParam(BrowserCookie.NAME) @Nullable String plain,
            @CookieParam(BrowserCookie.SAFE_NAME) @Nullable String safe,
            @Context Language language) {
        var brought = new SignInWithProvider.Callback(state, code, cookie.chosen(plain, safe));
        return Response.seeOther(signInWithProvider.finish(provider, brought, language))
                .cookie(cookie.forgetting())
                .build();
    }

    @POST
    @Path("auth/oidc/exchange")
    @Limited(Bucket.PROVIDER)
    @Access(Who.PUBLIC)
    public SignedInJson exchange(
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String device,
            @Context InetAddress client,
            ExchangeBody body) {
        var signedIn = exchangeSignInCode.handle(body.required(), body.totp(), device);
        manageSessions.notePlace(signedIn, Place.of(client));
        return SignedInJson.of(signedIn, links);
    }

    @GET
    @Path("me/identities")
    @Access(Who.CALLER)
    public IdentitiesJson identities(@Context Actor actor) {
        return IdentitiesJson.of(credentials.identities(actor));
    }

    @POST
    @Path("me/identities/{provider}")
    @Access(Who.CALLER)
    @StepUp
    public BegunLinkingJson beginLinking(
            @Context Actor actor,
            @PathParam("provider") String provider,
            @MayBeAbsent @Nullable LinkingBody body) {
        var returnTo = body == null ? null : body.returnTo();
        return BegunLinkingJson.of(signInWithProvider.ticket(actor, provider, returnTo));
    }

    /// The fresh proof that linking needs was asked for when it began.
    @POST
    @Path("me/identities")
    @Access(Who.CALLER)
    public IdentitiesJson link(@Context Actor actor, LinkBody body) {
        linkIdentity.handle(actor, body.required());
        return IdentitiesJson.of(credentials.identities(actor));
    }

    @DELETE
    @Path("me/identities/{provider}")
    @Access(Who.CALLER)
    @StepUp
    public void unlink(@Context Actor actor, @PathParam("provider") String provider) {
        credentials.unlink(actor, provider);
    }
}
