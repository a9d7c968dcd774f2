package org.mecene.persistence.media;

import org.mecene.domain.media.MediaItemsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiMediaItemsTest extends RealDatabase implements MediaItemsContract {}
