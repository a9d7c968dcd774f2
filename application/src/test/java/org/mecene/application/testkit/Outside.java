package org.mecene.application.testkit;

import java.util.Set;
import org.mecene.domain.media.FakeMediaProcessor;
import org.mecene.domain.media.InMemoryMediaStore;
import org.mecene.domain.notifications.FakeMailSecrets;
import org.mecene.domain.notifications.FakeMailer;
import org.mecene.domain.payments.FakePaymentGateway;
import org.mecene.domain.payments.FakeSandboxProvider;
import org.mecene.domain.payouts.FakePayoutGateway;
import org.mecene.domain.platform.FakeSecretBox;
import org.mecene.domain.testkit.InMemoryPorts;
import org.mecene.domain.testkit.PredictableSecrets;
import org.mecene.domain.users.FakeAccessTokens;
import org.mecene.domain.users.FakeDeviceTokens;
import org.mecene.domain.users.FakeIdentityProvider;
import org.mecene.domain.users.FakePasskeyCeremonies;
import org.mecene.domain.users.FakePasswordHasher;
import org.mecene.domain.users.FakeRefreshTokens;

/// The parts that are not kept in a database: provider, media store, mail, security.
record Outside(
        FakePaymentGateway gateway,
        FakePayoutGateway payouts,
        FakeSandboxProvider sandbox,
        InMemoryMediaStore store,
        FakeMediaProcessor processor,
        FakeMailer mailer,
        FakeMailSecrets mailSecrets,
        FakePasswordHasher hasher,
        FakeAccessTokens accessTokens,
        FakeRefreshTokens refreshTokens,
        FakeDeviceTokens deviceTokens,
        FakeSecretBox box,
        PredictableSecrets secrets,
        FakeIdentityProvider google,
        FakePasskeyCeremonies passkeys) {
    static final String PARTY = "mecene.example";

    static Outside of(InMemoryPorts ports) {
        return new Outside(
                new FakePaymentGateway(ports.transactions(), ports.clock()),
                new FakePayoutGateway(ports.transactions(), ports.clock()),
                new FakeSandboxProvider(),
                new InMemoryMediaStore(ports.transactions(), ports.clock()),
                new FakeMediaProcessor(),
                new FakeMailer(ports.transactions()),
                new FakeMailSecrets(),
                new FakePasswordHasher(),
                new FakeAccessTokens(ports.clock()),
                new FakeRefreshTokens(new PredictableSecrets()),
                new FakeDeviceTokens(ports.clock()),
                new FakeSecretBox(),
                new PredictableSecrets(),
                new FakeIdentityProvider("google"),
                new FakePasskeyCeremonies(PARTY, Set.of("https://app.example")));
    }
}
