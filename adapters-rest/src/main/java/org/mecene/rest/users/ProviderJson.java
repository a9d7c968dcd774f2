package org.mecene.rest.users;

import org.mecene.domain.users.IdentityProvider;

/// @param name in addresses
/// @param label for people
record ProviderJson(String name, String label) {
    static ProviderJson of(IdentityProvider provider) {
        return new ProviderJson(provider.name(), provider.label());
    }
}
