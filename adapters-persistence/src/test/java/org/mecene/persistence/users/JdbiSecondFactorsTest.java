package org.mecene.persistence.users;

import org.mecene.domain.users.SecondFactorsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiSecondFactorsTest extends RealDatabase implements SecondFactorsContract {}
