package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.users.PasskeyCeremonies;

record PasskeyBody(@Nullable AssertionBody credential) {
    PasskeyCeremonies.Assertion read() {
        var check = new Validation();
        var assertion = check.required("credential", credential, AssertionBody::read);
        return check.result(assertion::get);
    }
}
