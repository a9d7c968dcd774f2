package org.mecene.rest.funding;

import org.jspecify.annotations.Nullable;
import org.mecene.application.funding.Donate;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.Donation;
import org.mecene.domain.funding.Donor;
import org.mecene.domain.identity.Language;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.text.Text;
import org.mecene.domain.users.EmailAddress;
import org.mecene.rest.json.Texts;
import org.mecene.rest.money.MoneyBody;

/// @param email of a guest, for the receipt; a caller who is signed in needs none
/// @param name how a guest wants to be called
record DonationBody(
        @Nullable MoneyBody amount,
        @Nullable Boolean anonymous,
        @Nullable String message,
        @Nullable String email,
        @Nullable String name,
        @Nullable Boolean coverFees) {
    Donate.Command toCommand(CampaignId campaign, Language language) {
        var check = new Validation();
        var given = check.required("amount", amount, MoneyBody::positive);
        var words =
                check.optional(
                        "message", Texts.orNull(message), Text.body(1, Donation.MAX_MESSAGE));
        var address = check.optional("email", Texts.orNull(email), EmailAddress::parse);
        var called = check.optional("name", Texts.orNull(name), Text.line(1, Donation.MAX_NAME));
        return check.result(() ->
                new Donate.Command(
                        campaign,
                        given.get(),
                        anonymous != null && anonymous,
                        words.orNull(),
                        guest(address.orNull(), called.orNull(), language),
                        coverFees != null && coverFees));
    }

    private static Donor.@Nullable Guest guest(
            @Nullable EmailAddress email, @Nullable String name, Language language) {
        return email == null ? null : new Donor.Guest(email, name, language);
    }

    @Override
    public String toString() {
        return "DonationBody";
    }
}
