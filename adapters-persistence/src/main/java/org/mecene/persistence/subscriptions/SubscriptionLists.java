package org.mecene.persistence.subscriptions;

import java.sql.SQLException;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.Subscriptions.Card;
import org.mecene.domain.subscriptions.Subscriptions.Planned;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Keyset;
import org.mecene.persistence.database.Row;
import org.mecene.persistence.users.PersonCards;

/// Subscriptions as people see them, with the tier and both people in the same question.
final class SubscriptionLists {
    private static final String CARDS =
            "SELECT "
                    + SubscriptionRows.COLUMNS
                    + """
                    , t.name, c.id, c.handle, c.display_name, c.avatar_media_id,
                      p.id, p.handle, p.display_name, p.avatar_media_id,
                      n.to_tier_id, n.to_minor, n.counts_from, nt.name
                      FROM subscriptions s
                      JOIN tiers t ON t.id = s.tier_id
                      JOIN users c ON c.id = s.creator_id
                      JOIN users p ON p.id = s.subscriber_id
                      LEFT JOIN tier_changes n ON n.subscription_id = s.id AND n.state = 'planned'
                      LEFT JOIN tiers nt ON nt.id = n.to_tier_id
                    """;

    private static final String OF_SUBSCRIBER =
            CARDS
                    + """
                     WHERE s.subscriber_id = :user
                       AND (s.created_at, s.id) < (:afterTime, :afterId)
                     ORDER BY s.created_at DESC, s.id DESC
                     LIMIT :limit
                    """;

    private static final String OF_CREATOR =
            CARDS
                    + """
                     WHERE s.creator_id = :user
                       AND s.status IN ('trialing', 'active', 'past_due')
                       AND (s.created_at, s.id) < (:afterTime, :afterId)
                     ORDER BY s.created_at DESC, s.id DESC
                     LIMIT :limit
                    """;

    private static final String GIVEN =
            CARDS
                    + """
                     WHERE s.creator_id = :user
                       AND s.origin = 'complimentary'
                       AND s.status NOT IN ('canceled', 'expired')
                       AND (s.created_at, s.id) < (:afterTime, :afterId)
                     ORDER BY s.created_at DESC, s.id DESC
                     LIMIT :limit
                    """;

    private final Database database;

    SubscriptionLists(Database database) {
        this.database = database;
    }

    Optional<Card> find(SubscriptionId id) {
        return database.read(handle ->
                handle.createQuery(CARDS + " WHERE s.id = :id")
                        .bind("id", id)
                        .map((result, context) -> card(new Row(result)))
                        .findOne());
    }

    Page<Card> ofSubscriber(UserId subscriber, PageRequest page) {
        return list(OF_SUBSCRIBER, subscriber, page);
    }

    Page<Card> ofCreator(UserId creator, PageRequest page) {
        return list(OF_CREATOR, creator, page);
    }

    Page<Card> givenBy(UserId creator, PageRequest page) {
        return list(GIVEN, creator, page);
    }

    private Page<Card> list(String sql, UserId user, PageRequest page) {
        return database.read(handle ->
                Keyset.newestFirst(
                        page,
                        handle.createQuery(sql).bind("user", user),
                        SubscriptionLists::card,
                        card ->
                                Cursor.at(
                                        card.subscription().createdAt(),
                                        card.subscription().id().value())));
    }

    private static Card card(Row row) throws SQLException {
        var subscription = SubscriptionRows.read(row);
        return new Card(
                subscription,
                row.text(),
                PersonCards.read(row),
                PersonCards.read(row),
                planned(row, subscription.terms().price().currency()));
    }

    private static @Nullable Planned planned(Row row, Currency currency) throws SQLException {
        var tier = row.uuidOrNull();
        var price = row.minorOrNull(currency);
        var from = row.instantOrNull();
        var name = row.textOrNull();
        return tier == null || price == null || from == null || name == null
                ? null
                : new Planned(new TierId(tier), name, price, from);
    }
}
