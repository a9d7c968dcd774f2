package org.mecene.persistence.subscriptions;

import org.mecene.domain.subscriptions.SubscriptionsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiSubscriptionsTest extends RealDatabase implements SubscriptionsContract {}
