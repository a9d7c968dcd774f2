package org.mecene.domain.payouts;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.users.Country;

/// What a provider is asked for: an account to which somebody can be paid.
///
/// @param owner our id, which the provider keeps
/// @param country where the owner lives, as they say themself; null when they do not, and the
///   provider asks them
public record PayoutAccountOrder(UserId owner, @Nullable Country country) {}
