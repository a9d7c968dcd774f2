package org.mecene.application.content;

import java.util.Optional;
import org.mecene.domain.content.Posts;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaRights;

/// Whoever may read a post sees its files; whoever only sees that it is there sees them blurred.
public final class PostMediaRights implements MediaRights {
    private final Posts posts;
    private final Reading reading;

    public PostMediaRights(Posts posts, Reading reading) {
        this.posts = posts;
        this.reading = reading;
    }

    @Override
    public Optional<Sight> sightOf(MediaId media, Actor viewer) {
        return posts.sightOf(media, reading.by(viewer));
    }
}
