package org.mecene.domain.social;

import static org.mecene.domain.testkit.InMemoryDatabase.reference;

import java.util.Optional;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Pages;
import org.mecene.domain.users.User;

public final class InMemoryComments implements Comments {
    private final InMemoryDatabase database;

    public InMemoryComments(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Comment comment) {
        reference(database.users(), comment.author());
        switch (comment.subject()) {
            case CommentSubject.OnPost(var post) -> reference(database.posts(), post);
            case CommentSubject.OnCampaign(var campaign) ->
                    reference(database.campaigns(), campaign);
        }
        if (comment.parent() != null) {
            reference(database.comments(), comment.parent());
        }
        database.comments().add(comment.id(), comment);
    }

    @Override
    public void save(Comment comment) {
        database.comments()
                .put(
                        comment.id(),
                        new Comment(
                                comment.id(),
                                comment.subject(),
                                comment.author(),
                                comment.body(),
                                comment.parent(),
                                comment.createdAt(),
                                comment.editedAt(),
                                comment.version() + 1));
    }

    @Override
    public void remove(CommentId id) {
        database.transactions().requireOpen();
        if (database.comments().all().anyMatch(comment -> id.equals(comment.parent()))) {
            database.removedComments().put(id, database.clock().instant());
        } else {
            database.comments().remove(id);
        }
    }

    @Override
    public Optional<Comment> find(CommentId id) {
        return database.comments().find(id).filter(comment -> !isRemoved(comment));
    }

    @Override
    public Optional<Comment> findForUpdate(CommentId id) {
        return database.comments().findForUpdate(id).filter(comment -> !isRemoved(comment));
    }

    @Override
    public Page<Card> list(CommentSubject subject, PageRequest page) {
        return Pages.descending(
                database.comments()
                        .where(comment -> comment.subject().equals(subject))
                        .map(this::card),
                card -> Cursor.at(card.createdAt(), card.id().value()),
                page);
    }

    @Override
    public Optional<Card> show(CommentId id) {
        return database.comments().find(id).map(this::card);
    }

    private boolean isRemoved(Comment comment) {
        return database.removedComments().has(comment.id());
    }

    private Card card(Comment comment) {
        var isShutOut =
                InMemoryDatabase.reference(database.users(), comment.author()).status()
                        != User.Status.ACTIVE;
        var removed = isShutOut || isRemoved(comment);
        return new Card(
                comment.id(),
                comment.subject(),
                removed ? null : database.card(comment.author()),
                removed ? null : comment.body(),
                comment.parent(),
                comment.createdAt(),
                comment.editedAt());
    }
}
