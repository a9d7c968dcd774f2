package org.mecene.application.media;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaItem;
import org.mecene.domain.media.MediaItems;
import org.mecene.domain.media.MediaRights;
import org.mecene.domain.media.MediaRights.Sight;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;

/// Shows a file to those who may see what it hangs on, and to its owner. The most that any of those
/// things grants is what counts: a picture that is public on a campaign is public, whatever else
/// shows it.
public final class ShowMedia {
    private final MediaItems items;
    private final List<MediaRights> rights;
    private final MediaLinks links;

    public ShowMedia(MediaItems items, List<MediaRights> rights, MediaLinks links) {
        this.items = items;
        this.rights = List.copyOf(rights);
        this.links = links;
    }

    /// @throws Refused with `NotFound` when there is no such file, or nothing by which the viewer
    ///   may know of it
    public MediaView handle(Actor actor, MediaId id) {
        var item = items.find(id).orElseThrow(() -> CommonRefusal.notFound(Thing.MEDIA));
        var sight = sight(actor, item).orElseThrow(() -> CommonRefusal.notFound(Thing.MEDIA));
        return links.view(item, sight);
    }

    private Optional<Sight> sight(Actor actor, MediaItem item) {
        if (actor.isUser(item.owner())) {
            return Optional.of(Sight.FULL);
        }
        return rights.stream()
                .flatMap(right -> right.sightOf(item.id(), actor).stream())
                .max(Comparator.naturalOrder());
    }
}
