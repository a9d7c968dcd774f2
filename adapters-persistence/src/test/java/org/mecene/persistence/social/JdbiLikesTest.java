package org.mecene.persistence.social;

import org.mecene.domain.social.LikesContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiLikesTest extends RealDatabase implements LikesContract {}
