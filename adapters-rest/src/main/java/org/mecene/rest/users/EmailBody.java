package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.users.EmailAddress;

record EmailBody(@Nullable String email) {
    EmailAddress address() {
        var check = new Validation();
        var address = check.required("email", email, EmailAddress::parse);
        return check.result(address::get);
    }

    @Override
    public String toString() {
        return "EmailBody";
    }
}
