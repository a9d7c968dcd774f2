package org.mecene.domain.notifications;

final class FakeMailSecretsTest implements MailSecretsContract {
    @Override
    public MailSecrets mailSecrets() {
        return new FakeMailSecrets();
    }
}
