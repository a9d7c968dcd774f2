package org.mecene.rest.users;

import org.mecene.domain.change.Change;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.text.Text;
import org.mecene.domain.users.Passkey;

record PasskeyPatch(Change<String> name) {
    Change<String> newName() {
        var check = new Validation();
        var label = check.change("name", name, false, Text.line(1, Passkey.MAX_NAME));
        return check.result(label::get);
    }
}
