package org.mecene.persistence.payments;

import org.mecene.domain.payments.ReconciliationsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiReconciliationsTest extends RealDatabase implements ReconciliationsContract {}
