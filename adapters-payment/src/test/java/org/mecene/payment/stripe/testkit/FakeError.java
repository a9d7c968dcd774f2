package org.mecene.payment.stripe.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// An error as Stripe answers it.
final class FakeError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final @Nullable String code;
    private final @Nullable String declineCode;
    private final @Nullable String param;

    private FakeError(
            int status,
            String type,
            @Nullable String code,
            @Nullable String declineCode,
            @Nullable String param) {
        super(type + " " + code);
        this.status = status;
        this.type = type;
        this.code = code;
        this.declineCode = declineCode;
        this.param = param;
    }

    static FakeError missing(String id) {
        return new FakeError(404, "invalid_request_error", "resource_missing", null, id);
    }

    static FakeError invalid(@Nullable String code, @Nullable String param) {
        return new FakeError(400, "invalid_request_error", code, null, param);
    }

    static FakeError idempotency() {
        return new FakeError(400, "idempotency_error", null, null, null);
    }

    static FakeError declined(String declineCode) {
        return new FakeError(402, "card_error", "card_declined", declineCode, null);
    }

    static FakeError of(int status, String type) {
        return new FakeError(status, type, null, null, null);
    }

    int status() {
        return status;
    }

    ObjectNode json() {
        var error = JsonNodeFactory.instance.objectNode();
        error.put("type", type).put("message", "The fake refuses: " + type);
        if (code != null) {
            error.put("code", code);
        }
        if (declineCode != null) {
            error.put("decline_code", declineCode);
        }
        if (param != null) {
            error.put("param", param);
        }
        var answer = JsonNodeFactory.instance.objectNode();
        answer.set("error", error);
        return answer;
    }
}
