package org.mecene.domain.users;

import java.util.Optional;
import java.util.Set;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;

/// The accounts. Writing needs an open transaction; reading joins one when it is open.
public interface Users {
    Optional<User> find(UserId id);

    Optional<User> findByEmail(EmailAddress email);

    /// Reads an account and keeps others from changing it until the transaction ends.
    Optional<User> findForUpdate(UserId id);

    boolean isHandleTaken(Handle handle);

    /// @throws Refused with [UserRefusal.HandleTaken] or [UserRefusal.AddressTaken], also when
    ///   another transaction took them a moment ago
    void add(User user);

    /// Stores a changed account.
    ///
    /// @throws Refused with [UserRefusal.HandleTaken] or [UserRefusal.AddressTaken], or with
    ///   `ChangedMeanwhile` when the version moved on
    void save(User user);

    /// The accounts that fit, newest first; those of which nothing is left only when they are asked
    /// for.
    Page<User> list(UserFilter filter, PageRequest page);

    /// Those who administrate the server now. Until the transaction ends nobody else can take one
    /// of them away, so that of two who remove each other at once only one does (security.md H7).
    Set<UserId> lockAdministrators();

    /// What anybody may see of a person; empty for somebody who is shut out or does not exist.
    Optional<PublicProfile> profile(UserId id, Actor viewer);

    Optional<PublicProfile> profile(Handle handle, Actor viewer);

    /// Whether a file is the avatar of somebody who is not shut out.
    boolean isAvatar(MediaId media);
}
