package org.mecene.persistence.notifications;

import org.mecene.domain.notifications.SentMailsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiSentMailsTest extends RealDatabase implements SentMailsContract {}
