package org.mecene.payment.stripe.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened, as Stripe tells it.
final class FakeEvents {
    static final String API_VERSION = "2026-07-29.dahlia";

    private final Shelf shelf;
    private final List<byte[]> bodies = new ArrayList<>();

    FakeEvents(Shelf shelf) {
        this.shelf = shelf;
    }

    void tell(String kind, ObjectNode object) {
        tell(kind, object, null);
    }

    /// @param account the connected account that it happened on; null for our own
    void tell(String kind, ObjectNode object, @Nullable String account) {
        var event = shelf.make("evt", "event");
        event.put("api_version", API_VERSION).put("type", kind).put("pending_webhooks", 1);
        if (account != null) {
            event.put("account", account);
        }
        event.putObject("data").set("object", shelf.shown(object, List.of()));
        event.putObject("request").putNull("id").putNull("idempotency_key");
        bodies.add(event.toString().getBytes(StandardCharsets.UTF_8));
    }

    List<byte[]> bodies() {
        return List.copyOf(bodies);
    }
}
