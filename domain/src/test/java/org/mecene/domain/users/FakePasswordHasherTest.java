package org.mecene.domain.users;

final class FakePasswordHasherTest implements PasswordHasherContract {
    private final PasswordHasher hasher = new FakePasswordHasher();

    @Override
    public PasswordHasher hasher() {
        return hasher;
    }
}
