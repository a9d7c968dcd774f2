package org.mecene.rest.users;

import java.util.List;
import org.mecene.domain.users.IdentityProvider;

record ProvidersJson(List<ProviderJson> items) {
    static ProvidersJson of(List<IdentityProvider> providers) {
        return new ProvidersJson(providers.stream().map(ProviderJson::of).toList());
    }
}
