package org.mecene.rest.documents;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.documents.BillingDetails;

/// @param name null when none was given yet
record BillingDetailsJson(
        @Nullable String name,
        @Nullable String address,
        @Nullable String country,
        @Nullable String taxId) {
    static BillingDetailsJson none() {
        return new BillingDetailsJson(null, null, null, null);
    }

    static BillingDetailsJson of(BillingDetails details) {
        var country = details.country();
        return new BillingDetailsJson(
                details.name(),
                details.address(),
                country == null ? null : country.code(),
                details.taxId());
    }

    @Override
    public String toString() {
        return "BillingDetailsJson";
    }
}
