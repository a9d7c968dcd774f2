package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.users.Password;

record LeaveBody(@Nullable String password) {
    Password shown() {
        var check = new Validation();
        var shown = check.required("password", password, Password::attempted);
        return check.result(shown::get);
    }

    @Override
    public String toString() {
        return "LeaveBody";
    }
}
