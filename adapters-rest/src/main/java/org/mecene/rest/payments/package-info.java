/// What the payment provider and front ends need over HTTP: webhooks, the configuration of
/// payments, the check of the books, and the sandbox.
@NullMarked
package org.mecene.rest.payments;

import org.jspecify.annotations.NullMarked;
