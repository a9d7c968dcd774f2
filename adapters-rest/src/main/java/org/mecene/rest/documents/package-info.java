/// Receipts, invoices and credit notes over HTTP, as lists and as files. No answer with a payer's
/// name is kept by a cache.
@NullMarked
package org.mecene.rest.documents;

import org.jspecify.annotations.NullMarked;
