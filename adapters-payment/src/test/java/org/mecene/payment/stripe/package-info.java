/// The Stripe adapter against a Stripe that keeps state. Every request that it sends is held
/// against the parameters that Stripe published.
@NullMarked
package org.mecene.payment.stripe;

import org.jspecify.annotations.NullMarked;
