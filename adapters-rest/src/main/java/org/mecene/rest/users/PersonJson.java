package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.domain.media.MediaStore.SignedUrl;
import org.mecene.domain.users.PersonCard;

/// The few lines by which a person is shown beside something of theirs.
public record PersonJson(String id, String handle, String displayName, @Nullable String avatarUrl) {
    public static PersonJson of(PersonCard card, MediaLinks links) {
        return of(card, links.avatar(card.avatar()));
    }

    public static PersonJson of(PersonCard card, @Nullable SignedUrl avatar) {
        return new PersonJson(
                card.id().toString(), card.handle().value(), card.displayName(), url(avatar));
    }

    public static @Nullable String url(@Nullable SignedUrl link) {
        return link == null ? null : link.url().toString();
    }
}
