/// Issuing receipts, invoices and credit notes, and reading them. A document is issued from what
/// the payment is, not from what an event said of it, so that it does not matter how often or in
/// which order events come.
@NullMarked
package org.mecene.application.documents;

import org.jspecify.annotations.NullMarked;
