package org.mecene.persistence.payouts;

import org.mecene.domain.payouts.PayoutAccountsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiPayoutAccountsTest extends RealDatabase implements PayoutAccountsContract {}
