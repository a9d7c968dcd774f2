package org.mecene.persistence.payouts;

import org.mecene.domain.payouts.PayoutsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiPayoutsTest extends RealDatabase implements PayoutsContract {}
