package org.mecene.domain.users;

import static org.mecene.domain.testkit.InMemoryDatabase.reference;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Pages;
import org.mecene.domain.testkit.Rows;

public final class InMemoryCreatorApplications implements CreatorApplications {
    private final InMemoryDatabase database;
    private final Rows<CreatorApplicationId, CreatorApplication> applications;

    public InMemoryCreatorApplications(InMemoryDatabase database) {
        this.database = database;
        this.applications = new Rows<>(database.transactions());
    }

    @Override
    public void add(CreatorApplication application) {
        reference(database.users(), application.applicant());
        var hasPending =
                applications
                        .where(other -> other.applicant().equals(application.applicant()))
                        .anyMatch(other -> other.status() == CreatorApplication.Status.PENDING);
        if (hasPending && application.status() == CreatorApplication.Status.PENDING) {
            throw new Refused(new UserRefusal.ApplicationPending());
        }
        applications.add(application.id(), application);
    }

    @Override
    public void save(CreatorApplication application) {
        applications.put(application.id(), application);
    }

    @Override
    public Optional<CreatorApplication> findForUpdate(CreatorApplicationId id) {
        return applications.findForUpdate(id);
    }

    @Override
    public Optional<CreatorApplication> latestOf(UserId applicant) {
        return applications
                .where(application -> application.applicant().equals(applicant))
                .max(Comparator.comparing(CreatorApplication::createdAt));
    }

    @Override
    public Page<Listed> list(CreatorApplication.@Nullable Status status, PageRequest page) {
        var listed =
                applications
                        .where(application -> status == null || application.status() == status)
                        .map(application ->
                                new Listed(application, database.card(application.applicant())));
        return Pages.ascending(
                listed,
                item -> Cursor.at(item.application().createdAt(), item.application().id().value()),
                page);
    }
}
