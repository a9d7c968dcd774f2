package org.mecene.payment.stripe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payments.Notice;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PaymentRefusal.UntrustedNotice;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.text.Bytes;
import org.mecene.payment.webhook.WebhookSignature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes Stripe's webhooks in and says what they mean.
final class StripeNotices {
    private static final Logger LOG = LoggerFactory.getLogger(StripeNotices.class);
    private static final int DEEPEST = 100;

    private static final ObjectMapper JSON =
            new ObjectMapper(
                    JsonFactory.builder()
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxNestingDepth(DEEPEST)
                                            .build())
                            .build());

    private final List<WebhookSignature> secrets;
    private final List<WebhookSignature> connectSecrets;
    private final boolean live;
    private final FactReader facts;
    private final ConnectReader connected;
    private final InstantSource clock;

    StripeNotices(
            StripeSettings settings,
            FactReader facts,
            ConnectReader connected,
            InstantSource clock) {
        this.secrets = settings.webhookSecrets().stream().map(WebhookSignature::new).toList();
        this.connectSecrets =
                settings.connectSecrets().stream().map(WebhookSignature::new).toList();
        this.connected = connected;
        this.live = settings.isLive();
        this.facts = facts;
        this.clock = clock;
    }

    Notice authenticate(byte[] body, @Nullable String signature) {
        var isOurs = isGenuine(secrets, body, signature);
        var isOthers = isGenuine(connectSecrets, body, signature);
        if (!isOurs && !isOthers) {
            throw new Refused(new UntrustedNotice());
        }
        var envelope = envelope(body);
        if (envelope == null || !(envelope.account() == null ? isOurs : isOthers)) {
            throw new Refused(new UntrustedNotice());
        }
        if (envelope.live() != live) {
            LOG.warn("{} comes from the other of Stripe's worlds, live or test", envelope.id());
            throw new Refused(new UntrustedNotice());
        }
        return new Notice(StripeGateway.NAME, envelope.id(), envelope.kind(), Bytes.of(body));
    }

    /// What is told of our own account is not mixed with what is told of those who are paid: each
    /// has its secret, and each is read for what it alone may say (rules.md W14).
    List<ProviderFact> interpret(Notice notice) {
        var envelope = envelope(notice.body().toArray());
        if (envelope == null) {
            throw new ProviderUnavailable("Notice " + notice.ref() + " cannot be read", null);
        }
        return envelope.account() == null ? facts.read(envelope) : connected.read(envelope);
    }

    /// Tries every secret, so that the time it takes tells nothing of which one fits.
    private boolean isGenuine(List<WebhookSignature> all, byte[] body, @Nullable String signature) {
        var now = clock.instant();
        var isGenuine = false;
        for (var secret : all) {
            isGenuine |= secret.isGenuine(body, signature, now);
        }
        return isGenuine;
    }

    private static @Nullable Envelope envelope(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return Envelope.of(JSON.readTree(text));
        } catch (IOException _) {
            return null;
        }
    }
}
