/// The connection to PostgreSQL: the pool, transactions, migrations, and the server that is started
/// when none is given. Repositories ask [Database] for the open transaction and never open one
/// themselves.
@NullMarked
package org.mecene.persistence.database;

import org.jspecify.annotations.NullMarked;
