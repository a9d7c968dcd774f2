package org.mecene.application.payments;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payments.NoticeId;
import org.mecene.domain.payments.NoticeInbox;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.time.Ids;

/// Takes a webhook in: checks that it is the provider's, stores it, and nothing more. It is applied
/// later, by whichever node comes first (`docs/decisions/0003-double-entry-ledger.md`).
public final class ReceiveNotice {
    private final PaymentGateway gateway;
    private final NoticeInbox inbox;
    private final Ids ids;
    private final InstantSource clock;

    public ReceiveNotice(PaymentGateway gateway, NoticeInbox inbox, Ids ids, InstantSource clock) {
        this.gateway = gateway;
        this.inbox = inbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// Whether this server takes notices of a provider.
    public boolean takes(String provider) {
        return gateway.name().equals(provider);
    }

    /// The name of the header in which the provider signs its notices.
    public String signatureHeader() {
        return gateway.signatureHeader();
    }

    /// Stores a notice; one that was stored before is fine.
    ///
    /// @param signature the provider's signature header; null when it was missing
    /// @throws Refused with [PaymentRefusal.UntrustedNotice]
    public void handle(byte[] body, @Nullable String signature) {
        var notice = gateway.authenticate(body, signature);
        inbox.store(new NoticeId(ids.next()), notice, clock.instant());
    }
}
