package org.mecene.persistence.users;

import org.mecene.domain.users.ShutOutContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiShutOutTest extends RealDatabase implements ShutOutContract {}
