/// A Stripe for tests: it keeps state, has a clock, test cards and signed webhooks, honours
/// idempotency keys, and fails on demand. What it does not know it refuses, so that nothing passes
/// here that Stripe would not take.
@NullMarked
package org.mecene.payment.stripe.testkit;

import org.jspecify.annotations.NullMarked;
