/// Signatures, right and wrong.
@NullMarked
package org.mecene.payment.webhook;

import org.jspecify.annotations.NullMarked;
