package org.mecene.persistence.users;

import org.mecene.domain.users.CreatorApplicationsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiCreatorApplicationsTest extends RealDatabase
        implements CreatorApplicationsContract {}
