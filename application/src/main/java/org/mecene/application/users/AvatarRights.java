package org.mecene.application.users;

import java.util.Optional;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaRights;
import org.mecene.domain.users.Users;

/// Everybody may see the avatar of somebody who is not shut out.
public final class AvatarRights implements MediaRights {
    private final Users users;

    public AvatarRights(Users users) {
        this.users = users;
    }

    @Override
    public Optional<Sight> sightOf(MediaId media, Actor viewer) {
        return users.isAvatar(media) ? Optional.of(Sight.FULL) : Optional.empty();
    }
}
