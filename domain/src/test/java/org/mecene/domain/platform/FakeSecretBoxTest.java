package org.mecene.domain.platform;

final class FakeSecretBoxTest implements SecretBoxContract {
    private final SecretBox box = new FakeSecretBox();

    @Override
    public SecretBox box() {
        return box;
    }
}
