package org.mecene.persistence.content;

import org.mecene.domain.content.ReadingRightsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiReadingRightsTest extends RealDatabase implements ReadingRightsContract {}
