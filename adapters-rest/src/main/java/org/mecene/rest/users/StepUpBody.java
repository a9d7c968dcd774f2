package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.users.Password;

/// @param password needed without a second factor
/// @param totp needed with a second factor
record StepUpBody(@Nullable String password, @Nullable String totp) {
    @Nullable Password shownPassword() {
        var check = new Validation();
        var shown = check.optional("password", password, Password::attempted);
        return check.result(() -> shown).orNull();
    }

    @Override
    public String toString() {
        return "StepUpBody";
    }
}
