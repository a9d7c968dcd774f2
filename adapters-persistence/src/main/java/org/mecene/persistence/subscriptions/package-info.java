/// Tiers and subscriptions in PostgreSQL.
@NullMarked
package org.mecene.persistence.subscriptions;

import org.jspecify.annotations.NullMarked;
