package org.mecene.domain.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.content.Post;
import org.mecene.domain.content.PostId;
import org.mecene.domain.content.Tag;
import org.mecene.domain.content.Visibility;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaItem;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.users.User;

/// Builds posts: public and published at once unless a test says otherwise.
public final class PostBuilder {
    private final Set<TierId> tiers = new HashSet<>();
    private final List<MediaId> media = new ArrayList<>();
    private final List<Tag> tags = new ArrayList<>();
    private String body = "Bonjour à toutes et à tous";
    private Visibility visibility = Visibility.PUBLIC;
    private boolean commentsEnabled = true;
    private @Nullable UserId creator;
    private @Nullable String title;
    private @Nullable String teaser;
    private @Nullable Instant publishedAt;

    private PostBuilder() {}

    public static PostBuilder aPost() {
        return new PostBuilder();
    }

    public PostBuilder by(User author) {
        this.creator = author.id();
        return this;
    }

    public PostBuilder titled(String words) {
        this.title = words;
        return this;
    }

    public PostBuilder saying(String words) {
        this.body = words;
        return this;
    }

    public PostBuilder teasing(String words) {
        this.teaser = words;
        return this;
    }

    public PostBuilder tagged(String tag) {
        tags.add(Tag.parse(tag));
        return this;
    }

    public PostBuilder showing(MediaItem item) {
        media.add(item.id());
        return this;
    }

    public PostBuilder forSubscribers() {
        this.visibility = Visibility.SUBSCRIBERS;
        return this;
    }

    public PostBuilder forSubscribersOf(Tier tier) {
        tiers.add(tier.id());
        return forSubscribers();
    }

    public PostBuilder withoutComments() {
        this.commentsEnabled = false;
        return this;
    }

    public PostBuilder publishedAt(Instant instant) {
        this.publishedAt = instant;
        return this;
    }

    public Post.Draft draft() {
        return new Post.Draft(title, body, teaser, visibility, tiers, media, tags, commentsEnabled);
    }

    public Post build(PostId id, Instant now) {
        var author = requireNonNull(creator, "A post is by somebody");
        return new Post(id, author, draft(), now, publishedAt == null ? now : publishedAt, null, 0);
    }
}
