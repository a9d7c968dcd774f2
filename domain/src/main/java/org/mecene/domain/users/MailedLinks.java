package org.mecene.domain.users;

import java.time.Instant;
import java.util.Optional;
import org.mecene.domain.identity.UserId;

/// The links that were mailed to people with accounts and not used yet. Writing needs an open
/// transaction.
public interface MailedLinks {
    /// Adds a link; an earlier one to the same person for the same purpose is replaced, so that
    /// only the newest works.
    void put(MailedLink link);

    /// The link of a token, if it is for this purpose. It is for the caller to say whether it is
    /// still good.
    Optional<MailedLink> find(TokenHash token, MailedLink.Purpose purpose);

    /// Like [#find], and takes it out, so that of several that use one link at once only one gets
    /// it.
    Optional<MailedLink> take(TokenHash token, MailedLink.Purpose purpose);

    /// Forgets all links of a person.
    void forget(UserId user);

    /// Forgets those that are too old.
    ///
    /// @return how many
    int forgetExpired(Instant now);
}
