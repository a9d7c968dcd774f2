package org.mecene.persistence.notifications;

import org.mecene.domain.notifications.NotificationsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiNotificationsTest extends RealDatabase implements NotificationsContract {}
