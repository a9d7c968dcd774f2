/// A payment provider that runs inside our own process, for development, tests and demonstrations.
/// It behaves like one that runs elsewhere: it keeps its own books in its own transactions, never
/// in those of Mecene, and what happened reaches Mecene as signed webhooks only.
@NullMarked
package org.mecene.payment.sandbox;

import org.jspecify.annotations.NullMarked;
