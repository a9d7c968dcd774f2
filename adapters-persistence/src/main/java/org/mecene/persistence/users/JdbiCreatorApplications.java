package org.mecene.persistence.users;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.users.CreatorApplication;
import org.mecene.domain.users.CreatorApplicationId;
import org.mecene.domain.users.CreatorApplications;
import org.mecene.domain.users.UserRefusal;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Keyset;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;
import org.mecene.persistence.database.SqlErrors;

public final class JdbiCreatorApplications implements CreatorApplications {
    private static final String COLUMNS =
            """
            a.id, a.applicant_id, a.motivation, a.links, a.status, a.reason, a.created_at, a.decided_at, a.decided_by
            """;

    private final Database database;

    public JdbiCreatorApplications(Database database) {
        this.database = database;
    }

    @Override
    public void add(CreatorApplication application) {
        SqlErrors.unique(
                () ->
                        database.transaction()
                                .createUpdate(
                                        """
                                        INSERT INTO creator_applications (
                                          id, applicant_id, motivation, links, status, created_at)
                                        VALUES (:id, :applicant, :motivation, :links, :status, :createdAt)
                                        """)
                                .bind("id", application.id())
                                .bind("applicant", application.applicant())
                                .bind("motivation", application.motivation())
                                .bindArray("links", String.class, application.links())
                                .bind("status", Names.of(application.status()))
                                .bind("createdAt", application.createdAt())
                                .execute(),
                "creator_applications_one_pending",
                UserRefusal.ApplicationPending::new);
    }

    @Override
    public void save(CreatorApplication application) {
        database.transaction()
                .createUpdate(
                        """
                        UPDATE creator_applications
                           SET status = :status, reason = :reason, decided_at = :decidedAt, decided_by = :decidedBy
                         WHERE id = :id
                        """)
                .bind("id", application.id())
                .bind("status", Names.of(application.status()))
                .bind("reason", application.reason())
                .bind("decidedAt", Database.timeOrNull(application.decidedAt()))
                .bind("decidedBy", Database.idOrNull(application.decidedBy()))
                .execute();
    }

    @Override
    public Optional<CreatorApplication> findForUpdate(CreatorApplicationId id) {
        return database.transaction()
                .createQuery(
                        "SELECT "
                                + COLUMNS
                                + " FROM creator_applications a WHERE a.id = :id FOR UPDATE")
                .bind("id", id)
                .map((result, context) -> application(new Row(result)))
                .findOne();
    }

    @Override
    public Optional<CreatorApplication> latestOf(UserId applicant) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT "
                                        + COLUMNS
                                        + """
                                          FROM creator_applications a
                                         WHERE a.applicant_id = :applicant
                                         ORDER BY a.created_at DESC, a.id DESC
                                         LIMIT 1
                                        """)
                        .bind("applicant", applicant)
                        .map((result, context) -> application(new Row(result)))
                        .findOne());
    }

    @Override
    public Page<Listed> list(CreatorApplication.@Nullable Status status, PageRequest page) {
        return database.read(handle ->
                Keyset.oldestFirst(
                        page,
                        handle.createQuery(
                                        "SELECT "
                                                + COLUMNS
                                                + """
                                                , u.id, u.handle, u.display_name, u.avatar_media_id
                                                  FROM creator_applications a
                                                  JOIN users u ON u.id = a.applicant_id
                                                 WHERE (:status::text IS NULL OR a.status = :status)
                                                   AND (a.created_at, a.id) > (:afterTime, :afterId)
                                                 ORDER BY a.created_at, a.id
                                                 LIMIT :limit
                                                """)
                                .bind("status", status == null ? null : Names.of(status)),
                        row -> new Listed(application(row), PersonCards.read(row)),
                        listed ->
                                Cursor.at(
                                        listed.application().createdAt(),
                                        listed.application().id().value())));
    }

    private static CreatorApplication application(Row row) throws SQLException {
        var id = new CreatorApplicationId(row.uuid());
        var applicant = new UserId(row.uuid());
        var motivation = row.text();
        var links = row.list(String.class);
        var status = row.constant(CreatorApplication.Status.class);
        var reason = row.textOrNull();
        var createdAt = row.instant();
        var decidedAt = row.instantOrNull();
        var decidedBy = row.uuidOrNull(UserId::new);
        return new CreatorApplication(
                id, applicant, motivation, links, status, reason, createdAt, decidedAt, decidedBy);
    }
}
