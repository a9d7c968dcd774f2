package org.mecene.domain.refusal;

import static java.util.Objects.requireNonNull;

/// The one exception by which the business says no. Thrown inside a transaction, it rolls the
/// transaction back.
///
/// It carries no stack trace: a refusal is an answer, not a fault.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        super(requireNonNull(refusal, "refusal").getClass().getSimpleName(), null, false, false);
        this.refusal = refusal;
    }

    /// The facts of the refusal.
    public Refusal refusal() {
        return refusal;
    }
}
