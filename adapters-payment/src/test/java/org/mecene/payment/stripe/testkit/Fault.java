package org.mecene.payment.stripe.testkit;

/// What may go wrong with a request.
public enum Fault {
    /// Nothing: a request before the one that is meant.
    NONE,
    /// An error of Stripe's own, nothing done.
    SERVER_ERROR,
    /// Too many requests, nothing done.
    TOO_MANY,
    /// The connection ends, nothing done.
    RESET,
    /// It is done, and the connection ends before the answer.
    RESET_AFTER_WORK,
    /// It is done, and the answer does not come before the fake is closed.
    SILENCE_AFTER_WORK
}
