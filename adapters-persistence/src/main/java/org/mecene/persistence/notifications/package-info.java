/// Notifications, the mail queue and the event outbox in PostgreSQL.
@NullMarked
package org.mecene.persistence.notifications;

import org.jspecify.annotations.NullMarked;
