package org.mecene.domain.payments;

/// What became of the page on which a first payment would have been finished.
public enum CheckoutEnd {
    /// Nothing was paid on it, and nothing can be any more.
    CLOSED,
    /// Its payer was faster: what it was for runs, or is about to, and the facts are on their way.
    PAID,
    /// There is none.
    UNKNOWN
}
