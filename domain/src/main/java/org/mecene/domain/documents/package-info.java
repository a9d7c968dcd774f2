/// Receipts, invoices and credit notes: papers about money that moved, numbered without gaps and
/// frozen when they are issued. Issued after the money was booked and never in that transaction, or
/// every payment would wait for one row.
@NullMarked
package org.mecene.domain.documents;

import org.jspecify.annotations.NullMarked;
