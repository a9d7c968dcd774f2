package org.mecene.persistence.content;

import org.mecene.domain.content.PostsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiPostsTest extends RealDatabase implements PostsContract {}
