package org.mecene.persistence.users;

import org.mecene.domain.users.SessionsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiSessionsTest extends RealDatabase implements SessionsContract {}
