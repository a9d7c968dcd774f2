package org.mecene.persistence.content;

import org.mecene.domain.content.PostListsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiPostListsTest extends RealDatabase implements PostListsContract {}
