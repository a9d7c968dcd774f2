package org.mecene.domain.transactions;

/// What keeps the data does not answer, or answers too late: nothing is wrong with the request, and
/// the caller should come back shortly. Any repository may throw it, and so does [Transactions].
public final class StoreDown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreDown(String message, Throwable cause) {
        super(message, cause);
    }
}
