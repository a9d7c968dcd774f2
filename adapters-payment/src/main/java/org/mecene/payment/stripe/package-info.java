/// Payments through Stripe. What a webhook says is never believed: it is the occasion to read the
/// object as it stands, under the one API version that the library pins (rules.md W4, W15). No
/// message of Stripe's is passed on or logged, because it may repeat what was sent.
@NullMarked
package org.mecene.payment.stripe;

import org.jspecify.annotations.NullMarked;
