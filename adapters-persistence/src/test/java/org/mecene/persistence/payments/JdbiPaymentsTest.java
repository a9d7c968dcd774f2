package org.mecene.persistence.payments;

import org.mecene.domain.payments.PaymentsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiPaymentsTest extends RealDatabase implements PaymentsContract {}
