package org.mecene.domain.social;

import static org.mecene.domain.testkit.InMemoryDatabase.reference;

import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Pages;

public final class InMemoryFollows implements Follows {
    private final InMemoryDatabase database;

    public InMemoryFollows(InMemoryDatabase database) {
        this.database = database;
    }

    public record Follow(UserId follower, UserId creator) {}

    @Override
    public boolean follow(UserId follower, UserId creator, Instant now) {
        reference(database.users(), follower);
        reference(database.users(), creator);
        var follow = new Follow(follower, creator);
        if (database.follows().findForUpdate(follow).isPresent()) {
            return false;
        }
        database.follows().add(follow, now);
        return true;
    }

    @Override
    public boolean unfollow(UserId follower, UserId creator) {
        var follow = new Follow(follower, creator);
        var was = database.follows().findForUpdate(follow).isPresent();
        database.follows().remove(follow);
        return was;
    }

    @Override
    public Page<Entry> following(UserId follower, PageRequest page) {
        return entries(
                follows().filter(row -> row.follower().equals(follower)), Follow::creator, page);
    }

    @Override
    public Page<Entry> followers(UserId creator, PageRequest page) {
        return entries(
                follows().filter(row -> row.creator().equals(creator)), Follow::follower, page);
    }

    private Stream<Follow> follows() {
        return database.follows().keys();
    }

    private Page<Entry> entries(
            Stream<Follow> follows, Function<Follow, UserId> personOf, PageRequest page) {
        var entries =
                follows.map(follow ->
                        new Entry(
                                database.card(personOf.apply(follow)),
                                reference(database.follows(), follow)));
        return Pages.descending(
                entries, entry -> Cursor.at(entry.since(), entry.person().id().value()), page);
    }
}
