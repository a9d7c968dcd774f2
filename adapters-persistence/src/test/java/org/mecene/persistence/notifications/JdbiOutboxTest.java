package org.mecene.persistence.notifications;

import org.mecene.domain.events.OutboxContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiOutboxTest extends RealDatabase implements OutboxContract {}
