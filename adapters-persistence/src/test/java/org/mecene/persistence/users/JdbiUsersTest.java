package org.mecene.persistence.users;

import org.mecene.domain.users.UsersContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiUsersTest extends RealDatabase implements UsersContract {}
