/// Payments, the ledger and the inbox in PostgreSQL. The database refuses an entry that does not
/// sum to zero.
@NullMarked
package org.mecene.persistence.payments;

import org.jspecify.annotations.NullMarked;
