package org.mecene.rest.payouts;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;
import org.mecene.domain.refusal.Validation;
import org.mecene.rest.money.MoneyBody;

record PayoutBody(@Nullable MoneyBody amount) {
    Money read() {
        var check = new Validation();
        var asked = check.required("amount", amount, MoneyBody::positive);
        return check.result(asked::get);
    }
}
