package org.mecene.rest.users;

import java.util.List;
import org.mecene.domain.users.Passkey;

record PasskeysJson(List<PasskeyJson> items) {
    static PasskeysJson of(List<Passkey> passkeys) {
        return new PasskeysJson(passkeys.stream().map(PasskeyJson::of).toList());
    }
}
