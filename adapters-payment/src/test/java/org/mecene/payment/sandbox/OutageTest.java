package org.mecene.payment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mecene.payment.sandbox.World.euros;

import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.PaymentOrder;
import org.mecene.domain.platform.NamedServerSecrets;
import org.mecene.domain.testkit.PredictableSecrets;
import org.mecene.domain.testkit.SequentialIds;
import org.postgresql.ds.PGSimpleDataSource;

/// What the sandbox says when its database does not answer.
class OutageTest {
    @Test
    void is_unavailable_while_its_database_is() {
        var nowhere = new PGSimpleDataSource();
        nowhere.setPortNumbers(new int[] {1});
        var ids = new SequentialIds();
        try (var sandbox = sandbox(nowhere)) {
            var order = new PaymentOrder(new PaymentId(ids.next()), euros(100), "A well");

            assertThat(
                            List.<ThrowingCallable>of(
                                    () -> sandbox.gateway().startPayment(order),
                                    () -> sandbox.gateway().cancelNow("sub_sandbox_1"),
                                    () -> sandbox.gateway().listPayments(Instant.EPOCH, null, 1),
                                    () -> sandbox.provider().nextDue(),
                                    () -> sandbox.provider().runDue(Instant.EPOCH),
                                    () -> sandbox.provider().deliverWebhooks()))
                    .allSatisfy(call ->
                            assertThatThrownBy(call)
                                    .isInstanceOf(ProviderUnavailable.class)
                                    .hasCauseInstanceOf(SQLException.class));
        }
    }

    private static SandboxPayments sandbox(DataSource dataSource) {
        return new SandboxPayments(
                dataSource,
                new NamedServerSecrets(),
                new PredictableSecrets(),
                new SequentialIds(),
                InstantSource.system(),
                () -> URI.create("http://127.0.0.1:1"),
                URI.create("https://mecene.example"),
                () -> {});
    }
}
