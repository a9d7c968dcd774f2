package org.mecene.rest.subscriptions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param startsAt from when the new tier counts; null when it does already
record ChangedSubscriptionJson(SubscriptionJson subscription, @Nullable Instant startsAt) {}
