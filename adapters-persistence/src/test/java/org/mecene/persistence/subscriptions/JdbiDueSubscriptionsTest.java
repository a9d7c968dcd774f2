package org.mecene.persistence.subscriptions;

import org.mecene.domain.subscriptions.DueSubscriptionsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiDueSubscriptionsTest extends RealDatabase implements DueSubscriptionsContract {}
