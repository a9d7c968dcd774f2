package org.mecene.persistence.social;

import org.mecene.domain.social.FollowsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiFollowsTest extends RealDatabase implements FollowsContract {}
