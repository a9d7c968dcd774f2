package org.mecene.rest.social;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.domain.social.Follows;
import org.mecene.rest.users.PersonJson;

/// Somebody who is followed, or follows.
record FollowJson(
        String id, String handle, String displayName, @Nullable String avatarUrl, Instant since) {
    static FollowJson of(Follows.Entry entry, MediaLinks links) {
        var person = PersonJson.of(entry.person(), links);
        return new FollowJson(
                person.id(),
                person.handle(),
                person.displayName(),
                person.avatarUrl(),
                entry.since());
    }
}
