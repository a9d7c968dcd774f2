package org.mecene.persistence.users;

import org.mecene.domain.users.KnownDevicesContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiKnownDevicesTest extends RealDatabase implements KnownDevicesContract {}
