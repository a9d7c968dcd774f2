package org.mecene.persistence.platform;

import org.mecene.domain.platform.RateLimitsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiRateLimitsTest extends RealDatabase implements RateLimitsContract {}
