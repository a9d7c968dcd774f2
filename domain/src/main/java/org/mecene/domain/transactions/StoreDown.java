package org.mecene.domain.transactions;

/// The database does not answer, or has no room for another question now. Nothing is known of the
/// work that was under way but that it was not acknowledged; the caller should come back shortly.
public final class StoreDown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreDown(Throwable cause) {
        super("The database does not answer", cause);
    }
}
