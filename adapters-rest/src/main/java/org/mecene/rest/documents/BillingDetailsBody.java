package org.mecene.rest.documents;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.documents.BillingDetails;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.users.Country;

/// All of it: what is left out is given no more.
record BillingDetailsBody(
        @Nullable String name,
        @Nullable String address,
        @Nullable String country,
        @Nullable String taxId) {
    BillingDetails read() {
        var check = new Validation();
        var legal = check.required("name", name, BillingDetails::parseName);
        var place = check.optional("address", address, BillingDetails::parseAddress);
        var land = check.optional("country", country, Country::parse);
        var tax = check.optional("taxId", taxId, BillingDetails::parseTaxId);
        return check.result(
                () -> new BillingDetails(legal.get(), place.orNull(), land.orNull(), tax.orNull()));
    }

    @Override
    public String toString() {
        return "BillingDetailsBody";
    }
}
