package org.mecene.rest.users;

import java.time.Instant;
import org.mecene.domain.users.SocialIdentities;

record IdentityJson(String provider, Instant linkedAt) {
    static IdentityJson of(SocialIdentities.Linked linked) {
        return new IdentityJson(linked.provider(), linked.linkedAt());
    }
}
