package org.mecene.persistence.subscriptions;

import org.mecene.domain.subscriptions.TiersContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiTiersTest extends RealDatabase implements TiersContract {}
