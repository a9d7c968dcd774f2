package org.mecene.application.users;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.SecondFactors;
import org.mecene.domain.users.UserRefusal;

/// Asks those who have a second factor for it, after the first one was right. Wrong codes are
/// counted on the account, whichever way and node they come by.
public final class PassSecondFactor {
    private final Transactions transactions;
    private final SecondFactors factors;
    private final CheckCode checkCode;

    public PassSecondFactor(Transactions transactions, SecondFactors factors, CheckCode checkCode) {
        this.transactions = transactions;
        this.factors = factors;
        this.checkCode = checkCode;
    }

    /// Opens its own transaction.
    ///
    /// @param code null when none was shown
    /// @return whether the user has a second factor, and showed it
    /// @throws Refused with [UserRefusal.TotpRequired], [UserRefusal.InvalidTotp] or
    ///   [UserRefusal.TooManyCodes]
    boolean handle(UserId user, @Nullable String code) {
        if (!factors.isOn(user)) {
            return false;
        }
        if (code == null || code.isBlank()) {
            throw new Refused(new UserRefusal.TotpRequired());
        }
        transactions
                .call(() -> refusal(user, code))
                .ifPresent(refusal -> {
                    throw new Refused(refusal);
                });
        return true;
    }

    /// Empty also when the factor was removed a moment ago: then there is none to show.
    private Optional<UserRefusal> refusal(UserId user, String code) {
        return factors.findForUpdate(user)
                .flatMap(factor -> checkCode.handle(factor, code, new UserRefusal.InvalidTotp()));
    }
}
