package org.mecene.domain.documents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.mecene.domain.notifications.MailSecrets;
import org.mecene.domain.payments.PaymentId;

/// The right of a guest, who has no account, to read the receipt of one payment. Whoever holds the
/// mailed link has it, until it ends. The link proves itself with the server's key, so nothing of
/// it is kept.
public record ReceiptLink(PaymentId payment, Instant expiresAt) {
    public static final Duration LIFE = Duration.ofDays(90);

    private static final Pattern FORM =
            Pattern.compile(
                    "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.(\\d{1,12})\\.([\\w-]{43})");

    public static ReceiptLink to(PaymentId payment, Instant now) {
        return new ReceiptLink(payment, now.plus(LIFE));
    }

    /// Its content without the proof, which is worth nothing alone and may wait in a queue.
    public String name() {
        return payment + "." + expiresAt.getEpochSecond();
    }

    /// What the link carries.
    public static String token(String name, MailSecrets secrets) {
        return name + "." + proof(name, secrets);
    }

    /// The link of a token; empty for one that was not made here or is too old.
    public static Optional<ReceiptLink> open(String token, MailSecrets secrets, Instant now) {
        var match = FORM.matcher(token);
        if (!match.matches()) {
            return Optional.empty();
        }
        var link =
                new ReceiptLink(
                        new PaymentId(UUID.fromString(match.group(1))),
                        Instant.ofEpochSecond(Long.parseLong(match.group(2))));
        return isSame(proof(link.name(), secrets), match.group(3)) && now.isBefore(link.expiresAt)
                ? Optional.of(link)
                : Optional.empty();
    }

    private static String proof(String name, MailSecrets secrets) {
        return secrets.of("receipt:" + name);
    }

    /// In a time that does not tell how much of it is right.
    private static boolean isSame(String proof, String given) {
        return MessageDigest.isEqual(
                proof.getBytes(StandardCharsets.US_ASCII),
                given.getBytes(StandardCharsets.US_ASCII));
    }
}
