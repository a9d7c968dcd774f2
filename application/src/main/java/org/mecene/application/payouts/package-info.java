/// Where people are paid, what they may be paid, and paying them. Easy to break: whatever decides
/// about somebody's money that leaves locks their payout account first, then their balance.
@NullMarked
package org.mecene.application.payouts;

import org.jspecify.annotations.NullMarked;
