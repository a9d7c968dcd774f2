package org.mecene.application.users;

import org.mecene.domain.identity.UserId;
import org.mecene.domain.users.User;
import org.mecene.domain.users.Users;

/// Tells who is a creator that others may follow and pay: approved, and not shut out (rules.md
/// S27).
public final class Creators {
    private final Users users;

    public Creators(Users users) {
        this.users = users;
    }

    public boolean isOpen(UserId id) {
        return users.find(id)
                .filter(user -> user.isCreator() && user.status() == User.Status.ACTIVE)
                .isPresent();
    }
}
