package org.mecene.rest.users;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.users.PasskeyCeremonies;

/// What `toJSON` makes of a new key. Browsers write it and put more into it with every release, so
/// what is not known here is no mistake.
@JsonIgnoreProperties(ignoreUnknown = true)
record CreationBody(@Nullable CreationResponseBody response) {
    PasskeyCeremonies.Creation read() {
        var check = new Validation();
        var answer = check.required("response", response, CreationResponseBody::read);
        return check.result(answer::get);
    }
}
