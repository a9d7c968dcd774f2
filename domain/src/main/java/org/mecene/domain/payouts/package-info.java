/// Money that leaves the server: the accounts at the provider to which people are paid, and the
/// payouts. Knows payments, whose books it reserves the money in; payments do not know it. Easy to
/// break: an amount is reserved in the transaction that creates its payout, under the lock of the
/// owner's balance (rules.md P5).
@NullMarked
package org.mecene.domain.payouts;

import org.jspecify.annotations.NullMarked;
