package org.mecene.persistence.subscriptions;

import org.mecene.domain.subscriptions.TierChangesContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiTierChangesTest extends RealDatabase implements TierChangesContract {}
