package org.mecene.persistence.platform;

import org.mecene.domain.platform.RepeatedRequestsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiRepeatedRequestsTest extends RealDatabase implements RepeatedRequestsContract {}
