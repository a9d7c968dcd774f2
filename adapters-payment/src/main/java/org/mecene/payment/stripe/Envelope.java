package org.mecene.payment.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is read of a webhook: the same in every version of Stripe's API. Everything else is read
/// from Stripe itself.
///
/// @param object the name of what it is about; null when it says no such thing
/// @param account the connected account that it comes from; null for our own
record Envelope(
        String id,
        String kind,
        boolean live,
        Instant created,
        @Nullable String object,
        @Nullable String account,
        @Nullable String apiVersion) {
    private static final int LONGEST_NAME = 255;

    /// @return null when it is no event
    static @Nullable Envelope of(JsonNode event) {
        var id = text(event, "id");
        var kind = text(event, "type");
        if (id == null || kind == null) {
            return null;
        }
        var created = event.path("created");
        return new Envelope(
                id,
                kind,
                event.path("livemode").asBoolean(false),
                // The thin events of Stripe's second API bear a text here; they are not read.
                created.canConvertToLong()
                        ? Instant.ofEpochSecond(Math.clamp(created.asLong(), 0, 1L << 40))
                        : Instant.EPOCH,
                text(event.path("data").path("object"), "id"),
                text(event, "account"),
                text(event, "api_version"));
    }

    private static @Nullable String text(JsonNode node, String field) {
        var value = node.path(field);
        var text = value.isTextual() ? value.asText() : "";
        return text.isEmpty() || text.length() > LONGEST_NAME ? null : text;
    }
}
