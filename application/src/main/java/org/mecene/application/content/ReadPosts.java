package org.mecene.application.content;

import java.util.List;
import java.util.Map;
import org.mecene.application.media.MediaLinks;
import org.mecene.domain.content.PostCard;
import org.mecene.domain.content.PostFilter;
import org.mecene.domain.content.PostId;
import org.mecene.domain.content.Posts;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaItem;
import org.mecene.domain.media.MediaRights.Sight;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;

/// Reads posts, one or many. Whoever has no access to a post sees that it is there, a teaser, and
/// blurred pictures.
public final class ReadPosts {
    private final Posts posts;
    private final MediaLinks links;
    private final Reading reading;

    public ReadPosts(Posts posts, MediaLinks links, Reading reading) {
        this.posts = posts;
        this.links = links;
        this.reading = reading;
    }

    /// @throws Refused with `NotFound` when there is no such post, or the viewer may not know of it
    public PostView show(Actor actor, PostId id) {
        var card =
                posts.show(id, reading.by(actor))
                        .orElseThrow(() -> CommonRefusal.notFound(Thing.POST));
        return view(card, links.load(card.media()));
    }

    public Page<PostView> list(Actor actor, PostFilter filter, PageRequest page) {
        return views(posts.list(filter, reading.by(actor), page));
    }

    /// The posts of creators whom the caller follows or is subscribed to.
    public Page<PostView> feed(Actor actor, PageRequest page) {
        actor.requireSignedIn();
        return views(posts.feed(reading.by(actor), page));
    }

    private Page<PostView> views(Page<PostCard> cards) {
        List<MediaId> all = cards.items().stream().flatMap(card -> card.media().stream()).toList();
        var loaded = links.load(all);
        return cards.map(card -> view(card, loaded));
    }

    private PostView view(PostCard card, Map<MediaId, MediaItem> loaded) {
        var sight = card.isLocked() ? Sight.BLURRED : Sight.FULL;
        return new PostView(
                card,
                links.avatar(card.creator().avatar()),
                links.views(card.media(), loaded, sight));
    }
}
