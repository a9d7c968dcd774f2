package org.mecene.persistence.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.documents.Document;
import org.mecene.domain.documents.DocumentId;
import org.mecene.domain.documents.DocumentKind;
import org.mecene.domain.documents.Party;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.PaymentBuilder;
import org.mecene.domain.testkit.Ports;
import org.mecene.domain.testkit.Race;
import org.mecene.persistence.database.DatabaseUrl;
import org.mecene.persistence.testkit.JdbiPorts;
import org.mecene.persistence.testkit.TestServer;

/// What the database itself holds to, and two nodes over it.
final class FrozenDocumentsTest implements Fixture {
    private final DatabaseUrl url = TestServer.shared().newDatabase();

    @AutoClose private final JdbiPorts one = JdbiPorts.over(url);
    @AutoClose private final JdbiPorts other = JdbiPorts.over(url);

    @Override
    public Ports ports() {
        return one;
    }

    @Test
    void numbers_without_gaps_when_two_nodes_issue_and_some_fail() {
        var turn = new AtomicInteger();
        var runners = 20;

        Race.of(
                runners,
                runner ->
                        () -> {
                            var node = runner % 2 == 0 ? one : other;
                            for (var round = 0; round < 5; round++) {
                                issueOrFail(node, turn.incrementAndGet() % 3 == 0);
                            }
                            return true;
                        });

        var sequences = sequences();
        assertThat(sequences).hasSizeGreaterThan(60);
        assertThat(sequences)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, sequences.size()).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE documents SET amount_minor = 1",
                "UPDATE documents SET payer_name = 'Somebody else'",
                "UPDATE documents SET payer_name = NULL, title = ''",
                "DELETE FROM documents",
                "TRUNCATE documents"
            })
    void changes_nothing_that_was_issued(String statement) {
        issue(one, payment());

        assertThatThrownBy(() ->
                        one.database().alone(handle -> handle.createUpdate(statement).execute()))
                .isInstanceOf(RuntimeException.class);
        assertThat(sequences()).hasSize(1);
    }

    private void issueOrFail(JdbiPorts node, boolean fails) {
        var payment = payment();
        try {
            node.database()
                    .run(() -> {
                        add(node, payment);
                        if (fails) {
                            throw new IllegalStateException("On purpose");
                        }
                    });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("On purpose");
        }
    }

    private Payment payment() {
        return has(PaymentBuilder.aPayment().paidAs("py_" + one.ids().next()));
    }

    private static void issue(JdbiPorts node, Payment payment) {
        node.database().run(() -> add(node, payment));
    }

    private static void add(JdbiPorts node, Payment payment) {
        var facts =
                new Document.Facts(
                        Party.named("Mecene"),
                        payment.amount(),
                        null,
                        payment.request().purpose(),
                        "Un puits",
                        "Oumou",
                        payment.createdAt(),
                        null,
                        null);
        node.documents()
                .add(
                        new Document(
                                new DocumentId(node.ids().next()),
                                node.documents().next(DocumentKind.RECEIPT, 2026),
                                payment.id(),
                                payment.id().value(),
                                facts,
                                Party.named("Bob"),
                                payment.createdAt()));
    }

    private List<Long> sequences() {
        return one.database()
                .read(handle ->
                        handle.createQuery("SELECT sequence FROM documents ORDER BY sequence")
                                .mapTo(Long.class)
                                .list());
    }
}
