package org.mecene.persistence.users;

import org.mecene.domain.users.BansContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiBansTest extends RealDatabase implements BansContract {}
