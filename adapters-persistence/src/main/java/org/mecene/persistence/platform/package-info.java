/// The server's own rows in PostgreSQL: settings, secrets, audit log, repeated requests, the
/// sandbox's clock.
@NullMarked
package org.mecene.persistence.platform;

import org.jspecify.annotations.NullMarked;
