package org.mecene.persistence.users;

import org.mecene.domain.users.ProofsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiProofsTest extends RealDatabase implements ProofsContract {}
