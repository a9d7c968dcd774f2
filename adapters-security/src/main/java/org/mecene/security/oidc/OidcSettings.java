package org.mecene.security.oidc;

import java.net.URI;

/// What an operator says of an OpenID provider.
///
/// @param name in addresses, such as `google`
/// @param label for people, such as `Google`
/// @param issuer as the provider writes it
public record OidcSettings(
        String name, String label, URI issuer, String clientId, String clientSecret) {
    @Override
    public String toString() {
        return "OidcSettings[" + name + ", " + issuer + "]";
    }
}
