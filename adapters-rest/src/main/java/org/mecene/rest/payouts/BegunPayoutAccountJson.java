package org.mecene.rest.payouts;

import org.mecene.application.payouts.OwnPayoutAccount;

/// @param url where the owner goes on, at the provider; works once and for minutes
record BegunPayoutAccountJson(PayoutAccountJson account, String url) {
    static BegunPayoutAccountJson of(OwnPayoutAccount.Begun begun) {
        return new BegunPayoutAccountJson(
                PayoutAccountJson.of(begun.account()), begun.page().toString());
    }

    @Override
    public String toString() {
        return "BegunPayoutAccountJson[" + account + "]";
    }
}
