package org.mecene.bootstrap.wiring;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mecene.application.users.AllowedOrigins;
import org.mecene.bootstrap.configuration.Configuration;
import org.mecene.domain.users.IdentityProvider;
import org.mecene.domain.users.IdentityProviders;
import org.mecene.domain.users.PasskeyCeremonies;
import org.mecene.security.oidc.FacebookProvider;
import org.mecene.security.oidc.OidcProvider;
import org.mecene.security.oidc.OidcSettings;
import org.mecene.security.passkeys.WebAuthnCeremonies;

/// With whom, and from where, people can sign in.
record SignInParts(
        IdentityProviders providers,
        AllowedOrigins origins,
        PasskeyCeremonies passkeys,
        URI publicUrl) {
    static SignInParts of(Configuration configuration) {
        var http = configuration.http();
        var providers = providers(configuration.socialLogin());
        return new SignInParts(
                () -> providers,
                new AllowedOrigins(http.publicUrl(), Set.copyOf(http.corsOrigins())),
                new WebAuthnCeremonies(
                        configuration.passkeys().relyingParty(),
                        Set.copyOf(configuration.passkeys().origins())),
                http.publicUrl());
    }

    private static List<IdentityProvider> providers(Configuration.SocialLogin socialLogin) {
        // Providers sign by the real time, which nobody moves.
        var clock = InstantSource.system();
        Stream<IdentityProvider> openId =
                socialLogin.providers().stream()
                        .map(provider ->
                                new OidcProvider(
                                        new OidcSettings(
                                                provider.name(),
                                                provider.label(),
                                                provider.issuer(),
                                                provider.clientId(),
                                                provider.clientSecret()),
                                        clock));
        var facebook = socialLogin.facebook();
        Stream<IdentityProvider> graph =
                facebook == null
                        ? Stream.of()
                        : Stream.of(
                                new FacebookProvider(
                                        facebook.appId(),
                                        facebook.appSecret(),
                                        FacebookProvider.Places.OFFICIAL));
        return Stream.concat(openId, graph).toList();
    }
}
