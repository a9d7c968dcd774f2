package org.mecene.persistence.subscriptions;

import org.mecene.domain.subscriptions.GiftsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiGiftsTest extends RealDatabase implements GiftsContract {}
