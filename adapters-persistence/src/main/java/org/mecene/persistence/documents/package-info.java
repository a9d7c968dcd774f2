/// Receipts, invoices and credit notes, and to whom they are made out. The row of a series is
/// locked until the transaction ends: nothing slow may follow it.
@NullMarked
package org.mecene.persistence.documents;

import org.jspecify.annotations.NullMarked;
