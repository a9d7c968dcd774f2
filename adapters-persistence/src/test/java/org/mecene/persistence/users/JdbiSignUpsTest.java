package org.mecene.persistence.users;

import org.mecene.domain.users.SignUpsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiSignUpsTest extends RealDatabase implements SignUpsContract {}
