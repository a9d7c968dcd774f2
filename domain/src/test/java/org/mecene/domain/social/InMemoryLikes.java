package org.mecene.domain.social;

import static org.mecene.domain.testkit.InMemoryDatabase.reference;

import java.time.Instant;
import org.mecene.domain.content.PostId;
import org.mecene.domain.events.Events;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.InMemoryDatabase;

public final class InMemoryLikes implements Likes {
    private final InMemoryDatabase database;
    private final Events events;

    public InMemoryLikes(InMemoryDatabase database, Events events) {
        this.database = database;
        this.events = events;
    }

    public record Like(PostId post, UserId user) {}

    @Override
    public Outcome like(PostId post, UserId user, SocialEvent.Liked event, Instant now) {
        return database.transactions()
                .join(() -> {
                    reference(database.posts(), post);
                    reference(database.users(), user);
                    var like = new Like(post, user);
                    var isNew = !database.likes().has(like);
                    if (isNew) {
                        database.likes().add(like, now);
                        events.publish(event);
                    }
                    return new Outcome(isNew, count(post));
                });
    }

    @Override
    public Outcome unlike(PostId post, UserId user) {
        return database.transactions()
                .join(() -> {
                    var like = new Like(post, user);
                    var was = database.likes().has(like);
                    database.likes().remove(like);
                    return new Outcome(was, count(post));
                });
    }

    private long count(PostId post) {
        return database.likes().keys().filter(like -> like.post().equals(post)).count();
    }
}
