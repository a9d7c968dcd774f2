package org.mecene.rest.users;

import java.util.List;
import org.mecene.domain.users.SocialIdentities;

record IdentitiesJson(List<IdentityJson> items) {
    static IdentitiesJson of(List<SocialIdentities.Linked> linked) {
        return new IdentitiesJson(linked.stream().map(IdentityJson::of).toList());
    }
}
