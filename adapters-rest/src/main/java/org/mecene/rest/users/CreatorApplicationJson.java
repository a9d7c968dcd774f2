package org.mecene.rest.users;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.domain.users.CreatorApplication;
import org.mecene.domain.users.CreatorApplications;

/// @param reason why it was rejected; null otherwise
/// @param applicant who applies; null where the caller knows
record CreatorApplicationJson(
        String id,
        String status,
        String motivation,
        List<String> links,
        @Nullable String reason,
        @Nullable PersonJson applicant,
        Instant createdAt,
        @Nullable Instant decidedAt) {
    static CreatorApplicationJson of(CreatorApplication application) {
        return of(application, null);
    }

    static CreatorApplicationJson of(CreatorApplications.Listed listed, MediaLinks links) {
        return of(listed.application(), PersonJson.of(listed.applicant(), links));
    }

    private static CreatorApplicationJson of(
            CreatorApplication application, @Nullable PersonJson applicant) {
        return new CreatorApplicationJson(
                application.id().toString(),
                application.status().name().toLowerCase(Locale.ROOT),
                application.motivation(),
                application.links(),
                application.reason(),
                applicant,
                application.createdAt(),
                application.decidedAt());
    }
}
