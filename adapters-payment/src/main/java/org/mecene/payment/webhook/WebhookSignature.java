package org.mecene.payment.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The scheme by which Stripe signs webhooks: `t=<epoch seconds>,v1=<hex>`, where the hex digits
/// are the HMAC-SHA256 of the seconds, a dot and the raw body. While a secret is being replaced a
/// header carries a `v1` for each; one that fits is enough. Other versions prove nothing.
public final class WebhookSignature {
    /// How far the time of signing may lie in the past, and in the future.
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAX_HEADER = 1_000;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private final SecretKeySpec key;

    public WebhookSignature(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
    }

    /// The header for a body that is sent at an instant.
    public String sign(byte[] body, Instant at) {
        var seconds = String.valueOf(at.getEpochSecond());
        return "t=" + seconds + ",v1=" + digest(seconds, body);
    }

    /// Whether the owner of the secret signed this body a short while ago.
    ///
    /// @param header the signature header; null when it was missing
    public boolean isGenuine(byte[] body, @Nullable String header, Instant now) {
        return read(header)
                .filter(claim -> claim.isRecent(now))
                .filter(claim -> claim.isMatchedBy(digest(claim.seconds(), body)))
                .isPresent();
    }

    private String digest(String seconds, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(seconds.getBytes(US_ASCII));
            mac.update((byte) '.');
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, missing);
        }
    }

    private static Optional<Claim> read(@Nullable String header) {
        if (header == null || header.length() > MAX_HEADER) {
            return Optional.empty();
        }
        var times = new ArrayList<String>();
        var digests = new ArrayList<String>();
        for (var part : header.split(",", -1)) {
            if (part.startsWith("t=")) {
                times.add(part.substring(2));
            } else if (part.startsWith("v1=")) {
                digests.add(part.substring(3));
            }
        }
        // Two times would leave open which of them was signed.
        return times.size() == 1 && SECONDS.matcher(times.getFirst()).matches()
                ? Optional.of(new Claim(times.getFirst(), digests))
                : Optional.empty();
    }

    /// What a header says.
    private record Claim(String seconds, List<String> digests) {
        boolean isRecent(Instant now) {
            var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now);
            return age.abs().compareTo(TOLERANCE) <= 0;
        }

        /// Takes as long for a digest that is nearly right as for one that is all wrong.
        boolean isMatchedBy(String digest) {
            var expected = digest.getBytes(US_ASCII);
            var matches = false;
            for (var candidate : digests) {
                matches |= MessageDigest.isEqual(expected, candidate.getBytes(UTF_8));
            }
            return matches;
        }
    }
}
