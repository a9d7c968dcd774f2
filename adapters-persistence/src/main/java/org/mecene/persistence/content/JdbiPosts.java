package org.mecene.persistence.content;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.mecene.domain.content.Post;
import org.mecene.domain.content.PostCard;
import org.mecene.domain.content.PostFilter;
import org.mecene.domain.content.PostId;
import org.mecene.domain.content.Posts;
import org.mecene.domain.content.ReadingRights.Verdict;
import org.mecene.domain.content.Tag;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaRights.Sight;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;

public final class JdbiPosts implements Posts {
    private final Database database;
    private final PostReads reads;
    private final PostLists lists;

    public JdbiPosts(Database database) {
        this.database = database;
        this.reads = new PostReads(database);
        this.lists = new PostLists(database);
    }

    @Override
    public void add(Post post) {
        bind(
                        database.transaction()
                                .createUpdate(
                                        """
                                        WITH added AS (
                                          INSERT INTO posts (
                                            id, creator_id, title, body, teaser, word_count, visibility, tier_ids,
                                            media_ids, tags, comments_enabled, created_at, published_at, version)
                                          VALUES (
                                            :id, :creator, :title, :body, :teaser, :wordCount, :visibility, :tiers,
                                            :media, :tags, :commentsEnabled, :createdAt, :publishedAt, 0)
                                          RETURNING id)
                                        INSERT INTO post_media (post_id, media_id)
                                        SELECT added.id, media.id
                                          FROM added CROSS JOIN unnest(:media) AS media (id)
                                        """),
                        post)
                .bind("creator", post.creator())
                .bind("createdAt", post.createdAt())
                .execute();
    }

    @Override
    public void save(Post post) {
        var saved =
                bind(
                                database.transaction()
                                        .createUpdate(
                                                """
                                                UPDATE posts
                                                   SET title = :title,
                                                       body = :body,
                                                       teaser = :teaser,
                                                       word_count = :wordCount,
                                                       visibility = :visibility,
                                                       tier_ids = :tiers,
                                                       media_ids = :media,
                                                       tags = :tags,
                                                       comments_enabled = :commentsEnabled,
                                                       published_at = :publishedAt,
                                                       edited_at = :editedAt,
                                                       version = version + 1
                                                 WHERE id = :id AND version = :version
                                                """),
                                post)
                        .bind("editedAt", Database.timeOrNull(post.editedAt()))
                        .bind("version", post.version())
                        .execute();
        if (saved == 0) {
            throw new Refused(new CommonRefusal.ChangedMeanwhile(Thing.POST));
        }
        replaceMedia(post);
    }

    @Override
    public void remove(PostId id) {
        database.transaction()
                .createUpdate("DELETE FROM posts WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    @Override
    public Optional<Post> findForUpdate(PostId id) {
        return database.transaction()
                .createQuery(
                        "SELECT " + PostRows.POST + " FROM posts p WHERE p.id = :id FOR UPDATE")
                .bind("id", id)
                .map((result, context) -> PostRows.post(new Row(result)))
                .findOne();
    }

    @Override
    public Optional<PostCard> show(PostId id, Reader reader) {
        return reads.show(id, reader);
    }

    @Override
    public Optional<Rights> rights(PostId id, Reader reader) {
        return reads.rights(id, reader);
    }

    @Override
    public Page<PostCard> list(PostFilter filter, Reader reader, PageRequest page) {
        return lists.list(filter, reader, page);
    }

    @Override
    public Page<PostCard> feed(Reader reader, PageRequest page) {
        return lists.feed(reader, page);
    }

    @Override
    public Optional<Sight> sightOf(MediaId media, Reader reader) {
        var verdicts = reads.verdictsByMedia(media, reader);
        if (verdicts.contains(Verdict.READABLE)) {
            return Optional.of(Sight.FULL);
        }
        return verdicts.contains(Verdict.LOCKED) ? Optional.of(Sight.BLURRED) : Optional.empty();
    }

    private void replaceMedia(Post post) {
        var media = media(post);
        database.transaction()
                .createUpdate(
                        "DELETE FROM post_media WHERE post_id = :post AND media_id <> ALL (:media)")
                .bind("post", post.id())
                .bindArray("media", UUID.class, media)
                .execute();
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO post_media (post_id, media_id)
                        SELECT :post, media.id
                          FROM unnest(:media) AS media (id)
                            ON CONFLICT DO NOTHING
                        """)
                .bind("post", post.id())
                .bindArray("media", UUID.class, media)
                .execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Post post) {
        var draft = post.draft();
        return statement
                .bind("id", post.id())
                .bind("title", draft.title())
                .bind("body", draft.body())
                .bind("teaser", draft.teaser())
                .bind("wordCount", wordCount(draft.body()))
                .bind("visibility", Names.of(draft.visibility()))
                .bindArray("tiers", UUID.class, draft.tiers().stream().map(TierId::value).toArray())
                .bindArray("media", UUID.class, media(post))
                .bindArray("tags", String.class, draft.tags().stream().map(Tag::value).toArray())
                .bind("commentsEnabled", draft.commentsEnabled())
                .bind("publishedAt", post.publishedAt());
    }

    private static List<UUID> media(Post post) {
        return post.draft().media().stream().map(MediaId::value).toList();
    }

    private static int wordCount(String body) {
        var stripped = body.strip();
        return stripped.isEmpty() ? 0 : stripped.split("\\s+").length;
    }
}
