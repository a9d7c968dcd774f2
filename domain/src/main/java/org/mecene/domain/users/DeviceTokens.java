package org.mecene.domain.users;

import java.time.Duration;

/// Tokens by which a client shows that its owner has signed in with it before (OWASP's device
/// cookies). They let nobody in: they only spare who has one the waits that strangers cause by
/// guessing at the same account. Any number of threads may use it at once.
public interface DeviceTokens {
    Duration LIFE = Duration.ofDays(180);

    /// For somebody who has shown who they are. It is good until they change their password.
    String issue(User user);

    /// Whether a text is a token of this user that is still good. No two texts are the same token.
    boolean isOf(User user, String token);
}
