package org.mecene.rest.subscriptions;

import org.jspecify.annotations.Nullable;
import org.mecene.application.subscriptions.GiveSubscriptions;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.subscriptions.Gift;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.text.Text;
import org.mecene.domain.users.EmailAddress;
import org.mecene.rest.json.Texts;

/// @param recipientEmail where the code is mailed when it was paid; absent when the buyer hands it
///   on
/// @param message for whoever gets the gift
record GiftBody(
        @Nullable Integer periods, @Nullable String recipientEmail, @Nullable String message) {
    GiveSubscriptions.Command toCommand(TierId tier) {
        var check = new Validation();
        var count = check.required("periods", periods, it -> Bounds.of(it, 1, Gift.MAX_PERIODS));
        var to =
                check.optional("recipientEmail", Texts.orNull(recipientEmail), EmailAddress::parse);
        var words =
                check.optional("message", Texts.orNull(message), Text.body(1, Gift.MAX_MESSAGE));
        return check.result(() ->
                new GiveSubscriptions.Command(
                        tier, count.get(), new Gift.Wrapping(to.orNull(), words.orNull())));
    }

    @Override
    public String toString() {
        return "GiftBody";
    }
}
