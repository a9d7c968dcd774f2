package org.mecene.domain.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mecene.domain.notifications.FakeMailSecrets;
import org.mecene.domain.payments.PaymentId;

final class ReceiptLinkTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    private final FakeMailSecrets secrets = new FakeMailSecrets();
    private final PaymentId payment =
            new PaymentId(UUID.fromString("019aa2f4-5b1e-7c3a-9a57-3f2f6c1d8e01"));
    private final ReceiptLink link = ReceiptLink.to(payment, NOW);
    private final String token = ReceiptLink.token(link.name(), secrets);

    @Test
    void opens_what_it_was_made_for_until_it_ends() {
        var last = NOW.plus(ReceiptLink.LIFE).minusSeconds(1);

        assertThat(ReceiptLink.open(token, secrets, NOW)).contains(link);
        assertThat(ReceiptLink.open(token, secrets, last)).contains(link);
        assertThat(ReceiptLink.open(token, secrets, last.plusSeconds(1))).isEmpty();
    }

    @Test
    void opens_nothing_else() {
        var other = new PaymentId(UUID.fromString("019aa2f4-5b1e-7c3a-9a57-3f2f6c1d8e02"));
        var longer = new ReceiptLink(payment, link.expiresAt().plus(Duration.ofDays(1)));

        assertThat(opens(token.replace(payment.toString(), other.toString()))).isFalse();
        assertThat(opens(token.replace(link.name(), longer.name()))).isFalse();
        assertThat(opens(token + "A")).isFalse();
        assertThat(opens(token.substring(0, token.length() - 1))).isFalse();
        assertThat(opens(link.name())).isFalse();
        assertThat(opens("")).isFalse();
        assertThat(opens(token.replace(".", ".9999999999"))).isFalse();
    }

    /// A name out of the queue, signed for another purpose, is no link.
    @Test
    void is_signed_for_its_purpose_alone() {
        assertThat(opens(link.name() + "." + secrets.of(link.name()))).isFalse();
    }

    private boolean opens(String given) {
        return ReceiptLink.open(given, secrets, NOW).isPresent();
    }
}
