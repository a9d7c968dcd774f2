/// Payout accounts and payouts in PostgreSQL. A claim moves the time of the next look on, so that
/// whatever a worker that went down had in its hands is taken up by another.
@NullMarked
package org.mecene.persistence.payouts;

import org.jspecify.annotations.NullMarked;
