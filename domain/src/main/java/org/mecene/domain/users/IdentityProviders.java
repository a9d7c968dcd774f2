package org.mecene.domain.users;

import java.util.List;
import java.util.Optional;

/// The identity providers that the operator set up.
public interface IdentityProviders {
    /// In the order in which they are offered.
    List<IdentityProvider> all();

    default Optional<IdentityProvider> find(String name) {
        return all().stream().filter(provider -> provider.name().equals(name)).findFirst();
    }
}
