package org.mecene.rest.payouts;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.mecene.application.users.AllowedOrigins;
import org.mecene.domain.refusal.Validation;

/// @param returnUrl where the provider's page leads back to
record PayoutAccountBody(@Nullable String returnUrl) {
    URI read(AllowedOrigins origins) {
        var check = new Validation();
        var back = check.required("returnUrl", returnUrl, origins::parse);
        return check.result(back::get);
    }
}
