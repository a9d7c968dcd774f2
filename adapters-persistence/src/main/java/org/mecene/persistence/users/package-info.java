/// Accounts and sessions in PostgreSQL.
@NullMarked
package org.mecene.persistence.users;

import org.jspecify.annotations.NullMarked;
