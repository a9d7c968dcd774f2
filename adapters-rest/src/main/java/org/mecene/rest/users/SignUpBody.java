package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.application.users.RequestSignUp;
import org.mecene.domain.identity.Language;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.text.Text;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.User;
import org.mecene.rest.json.Texts;

record SignUpBody(
        @Nullable String email,
        @Nullable String password,
        @Nullable String displayName,
        @Nullable String handle) {
    RequestSignUp.Command toCommand(Language language) {
        var check = new Validation();
        var address = check.required("email", email, EmailAddress::parse);
        var secret = check.required("password", password, Password::chosen);
        var name =
                check.required(
                        "displayName", displayName, Text.line(1, User.Profile.MAX_DISPLAY_NAME));
        var wish = check.optional("handle", Texts.orNull(handle), Handle::parse);
        return check.result(() ->
                new RequestSignUp.Command(
                        address.get(), secret.get(), name.get(), wish.orNull(), language));
    }

    @Override
    public String toString() {
        return "SignUpBody";
    }
}
