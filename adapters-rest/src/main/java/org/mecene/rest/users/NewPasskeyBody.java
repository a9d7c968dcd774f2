package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.text.Text;
import org.mecene.domain.users.Passkey;
import org.mecene.domain.users.PasskeyCeremonies;

/// @param name by which its owner will know it; the device that asks without one
record NewPasskeyBody(@Nullable String name, @Nullable CreationBody credential) {
    record Read(PasskeyCeremonies.Creation creation, @Nullable String name) {}

    Read read() {
        var check = new Validation();
        var label = check.optional("name", name, Text.line(1, Passkey.MAX_NAME));
        var creation = check.required("credential", credential, CreationBody::read);
        return check.result(() -> new Read(creation.get(), label.orNull()));
    }
}
