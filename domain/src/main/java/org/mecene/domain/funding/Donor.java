package org.mecene.domain.funding;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.users.EmailAddress;

/// Who gives.
public sealed interface Donor {
    record Member(UserId user) implements Donor {}

    /// Somebody without an account, who gives an address for the receipt.
    ///
    /// @param name how they want to be called; null for no name
    record Guest(EmailAddress email, @Nullable String name, Language language) implements Donor {}

    /// By what two donations are known to come from one payer.
    default String payerKey() {
        return switch (this) {
            case Member(var user) -> "user:" + user;
            case Guest(var email, _, _) -> "mail:" + email.value();
        };
    }
}
