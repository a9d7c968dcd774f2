package org.mecene.persistence.subscriptions;

import org.mecene.domain.subscriptions.SpecialOffersContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiSpecialOffersTest extends RealDatabase implements SpecialOffersContract {}
