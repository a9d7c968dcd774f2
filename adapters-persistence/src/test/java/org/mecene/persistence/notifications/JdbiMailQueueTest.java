package org.mecene.persistence.notifications;

import org.mecene.domain.notifications.MailQueueContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiMailQueueTest extends RealDatabase implements MailQueueContract {}
