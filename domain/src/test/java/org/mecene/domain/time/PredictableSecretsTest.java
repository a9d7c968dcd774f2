package org.mecene.domain.time;

import org.mecene.domain.testkit.PredictableSecrets;

final class PredictableSecretsTest implements SecretsContract {
    private final Secrets secrets = new PredictableSecrets();

    @Override
    public Secrets secrets() {
        return secrets;
    }
}
