package org.mecene.application.users;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.events.Events;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.CreatorApplication;
import org.mecene.domain.users.CreatorApplicationId;
import org.mecene.domain.users.CreatorApplications;
import org.mecene.domain.users.UserEvent.CreatorApplicationDecided;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// The way to become a creator: a person applies, an administrator decides (rules.md I9).
public final class BecomeCreator {
    private final Transactions transactions;
    private final CreatorApplications applications;
    private final Users users;
    private final Events events;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public BecomeCreator(
            Transactions transactions,
            CreatorApplications applications,
            Users users,
            Events events,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.applications = applications;
        this.users = users;
        this.events = events;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws Refused with [UserRefusal.AlreadyCreator], [UserRefusal.ApplicationPending], or
    ///   `TooOften` for a week after a rejection
    public CreatorApplication apply(Actor actor, String motivation, List<String> links) {
        var applicant = actor.requireSignedIn().id();
        return transactions.call(() -> {
            var user =
                    users.findForUpdate(applicant)
                            .orElseThrow(() -> CommonRefusal.notFound(Thing.USER));
            if (user.isCreator()) {
                throw new Refused(new UserRefusal.AlreadyCreator());
            }
            requireReflection(applicant);
            var application =
                    CreatorApplication.submit(
                            new CreatorApplicationId(ids.next()),
                            applicant,
                            motivation,
                            links,
                            clock.instant());
            applications.add(application);
            return application;
        });
    }

    private void requireReflection(UserId applicant) {
        applications
                .latestOf(applicant)
                .map(last -> last.leftToWait(clock.instant()))
                .filter(Duration::isPositive)
                .ifPresent(wait -> {
                    throw new Refused(new CommonRefusal.TooOften(wait));
                });
    }

    /// The caller's newest application.
    ///
    /// @throws Refused with `NotFound` when the caller never applied
    public CreatorApplication showOwn(Actor actor) {
        return applications
                .latestOf(actor.requireSignedIn().id())
                .orElseThrow(() -> CommonRefusal.notFound(Thing.CREATOR_APPLICATION));
    }

    /// @param status which ones; null for all
    public Page<CreatorApplications.Listed> list(
            Actor actor, CreatorApplication.@Nullable Status status, PageRequest page) {
        actor.require(Role.ADMIN);
        return applications.list(status, page);
    }

    /// Makes the applicant a creator, at once and on every node.
    ///
    /// @throws Refused with [UserRefusal.ApplicationDecided]
    public CreatorApplication approve(Actor actor, CreatorApplicationId id) {
        return decide(actor, id, null);
    }

    /// @throws Refused with [UserRefusal.ApplicationDecided]
    public CreatorApplication reject(Actor actor, CreatorApplicationId id, String reason) {
        return decide(actor, id, reason);
    }

    private CreatorApplication decide(
            Actor actor, CreatorApplicationId id, @Nullable String rejection) {
        var admin = actor.require(Role.ADMIN).id();
        return transactions.call(() -> {
            var now = clock.instant();
            var pending =
                    applications
                            .findForUpdate(id)
                            .orElseThrow(() -> CommonRefusal.notFound(Thing.CREATOR_APPLICATION));
            var decided =
                    rejection == null
                            ? pending.approve(admin, now)
                            : pending.reject(rejection, admin, now);
            applications.save(decided);
            if (rejection == null) {
                var applicant =
                        users.findForUpdate(decided.applicant())
                                .orElseThrow(() -> CommonRefusal.notFound(Thing.USER));
                users.save(applicant.withRole(Role.CREATOR));
            }
            events.publish(
                    new CreatorApplicationDecided(
                            id, decided.applicant(), rejection == null, rejection));
            var action =
                    rejection == null
                            ? "creator_application.approve"
                            : "creator_application.reject";
            auditLog.add(
                    new AuditLog.Entry(
                            ids.next(),
                            now,
                            admin,
                            action,
                            id.value(),
                            Map.of("applicant", decided.applicant().toString())));
            return decided;
        });
    }
}
