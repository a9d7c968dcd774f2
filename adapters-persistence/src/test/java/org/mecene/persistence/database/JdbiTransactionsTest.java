package org.mecene.persistence.database;

import org.mecene.domain.transactions.TransactionsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiTransactionsTest extends RealDatabase implements TransactionsContract {}
