package org.mecene.domain.users;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.identity.UserId;

/// Which accounts are linked with whom at identity providers. An identity belongs to one account,
/// and an account has at most one of each provider. Writing needs an open transaction.
public interface SocialIdentities {
    Optional<UserId> userOf(SocialIdentity identity);

    /// Oldest first.
    List<Linked> of(UserId user);

    /// @throws Refused with [UserRefusal.IdentityTaken] when the identity is linked with another
    ///   account, or the account with another identity of the provider, also a moment ago
    void link(SocialIdentity identity, UserId user, Instant now);

    /// Unlinks what an account has of a provider, if anything.
    void unlink(UserId user, String provider);

    record Linked(String provider, Instant linkedAt) {}
}
