package org.mecene.rest.payouts;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.payouts.Payout;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.text.Text;

/// @param reason what the owner is told
record RejectPayoutBody(@Nullable String reason) {
    String read() {
        var check = new Validation();
        var why = check.required("reason", reason, Text.body(1, Payout.MAX_REASON));
        return check.result(why::get);
    }
}
