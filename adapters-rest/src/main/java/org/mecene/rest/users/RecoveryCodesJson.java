package org.mecene.rest.users;

import java.util.List;
import org.mecene.domain.users.RecoveryCode;

/// @param recoveryCodes told once
record RecoveryCodesJson(List<String> recoveryCodes) {
    static RecoveryCodesJson of(List<RecoveryCode> codes) {
        return new RecoveryCodesJson(codes.stream().map(RecoveryCode::value).toList());
    }

    @Override
    public String toString() {
        return "RecoveryCodesJson";
    }
}
