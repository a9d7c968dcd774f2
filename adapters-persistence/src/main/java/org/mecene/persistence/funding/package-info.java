/// Campaigns, their totals and donations in PostgreSQL.
@NullMarked
package org.mecene.persistence.funding;

import org.jspecify.annotations.NullMarked;
