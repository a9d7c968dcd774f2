package org.mecene.rest.users;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mecene.domain.change.Change;
import org.mecene.domain.identity.Role;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.refusal.Validation;
import org.mecene.rest.json.Patches;

/// @param roles all that the person shall have; everybody is a subscriber besides
record RolesPatch(Change<List<String>> roles) {
    private static final int MOST = 10;

    Set<Role> required() {
        var check = new Validation();
        var read = Patches.list(check, "roles", roles, MOST, RolesPatch::role);
        check.refuseIf(
                !(roles instanceof Change.To<List<String>>), "roles", FieldError.Code.REQUIRED);
        return check.result(() -> {
            var wanted = EnumSet.of(Role.SUBSCRIBER);
            wanted.addAll(read.over(List.of(), List.of()));
            return wanted;
        });
    }

    private static Role role(String wire) {
        for (var role : Role.values()) {
            if (role.wire().equals(wire)) {
                return role;
            }
        }
        throw new InvalidValue(FieldError.Code.UNSUPPORTED);
    }
}
