package org.mecene.persistence.users;

import org.mecene.domain.users.PasskeysContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiPasskeysTest extends RealDatabase implements PasskeysContract {}
