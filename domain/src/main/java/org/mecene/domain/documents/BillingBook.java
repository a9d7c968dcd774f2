package org.mecene.domain.documents;

import java.util.Optional;
import org.mecene.domain.identity.UserId;

/// The billing details that people gave.
public interface BillingBook {
    Optional<BillingDetails> find(UserId user);

    /// Keeps somebody's details in place of earlier ones. Needs an open transaction.
    void put(UserId user, BillingDetails details);
}
