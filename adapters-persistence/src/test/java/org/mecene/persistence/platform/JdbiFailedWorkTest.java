package org.mecene.persistence.platform;

import org.mecene.domain.platform.FailedWorkContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiFailedWorkTest extends RealDatabase implements FailedWorkContract {}
