package org.mecene.persistence.social;

import org.mecene.domain.social.CommentsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiCommentsTest extends RealDatabase implements CommentsContract {}
