package org.mecene.rest.users;

import org.mecene.domain.users.Passkey;
import org.mecene.domain.users.User;

/// Whose a passkey will be, as authenticators know it and show it.
///
/// @param id tells nothing of the person
record PasskeyUserJson(String id, String name, String displayName) {
    static PasskeyUserJson of(User user) {
        return new PasskeyUserJson(
                Passkey.handleOf(user.id()), user.email().value(), user.profile().displayName());
    }

    @Override
    public String toString() {
        return "PasskeyUserJson";
    }
}
