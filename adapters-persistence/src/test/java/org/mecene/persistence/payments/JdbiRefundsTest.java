package org.mecene.persistence.payments;

import org.mecene.domain.payments.RefundsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiRefundsTest extends RealDatabase implements RefundsContract {}
