package org.mecene.application.users;

import java.time.InstantSource;
import java.util.Map;
import org.mecene.domain.events.Events;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.time.Ids;
import org.mecene.domain.users.SignInChange;
import org.mecene.domain.users.SocialIdentities;
import org.mecene.domain.users.SocialIdentity;
import org.mecene.domain.users.UserEvent.SignInChanged;

/// Links an identity with an account that exists, notes it and has its owner told, in the caller's
/// transaction. Whoever calls it has made sure that one person has both.
public final class AttachIdentity {
    private final SocialIdentities identities;
    private final Events events;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public AttachIdentity(
            SocialIdentities identities,
            Events events,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.identities = identities;
        this.events = events;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /// What is linked already stays as it is.
    ///
    /// @throws Refused with [UserRefusal.IdentityTaken] when the identity belongs to another
    ///   account, or the account has another of this provider
    void handle(SocialIdentity identity, UserId user) {
        if (identities.userOf(identity).filter(user::equals).isPresent()) {
            return;
        }
        var now = clock.instant();
        identities.link(identity, user, now);
        var provider = identity.provider();
        events.publish(new SignInChanged(user, SignInChange.IDENTITY_LINKED, provider));
        auditLog.add(
                new AuditLog.Entry(ids.next(), now, user, "identity.link", user.value(), Map.of()));
    }
}
