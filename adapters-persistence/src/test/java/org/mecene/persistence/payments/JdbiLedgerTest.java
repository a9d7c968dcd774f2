package org.mecene.persistence.payments;

import org.mecene.domain.payments.LedgerContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiLedgerTest extends RealDatabase implements LedgerContract {}
