package org.mecene.payment.stripe.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.UnaryOperator;

record FakeAnswer(int status, String body) {
    static FakeAnswer of(JsonNode object) {
        return new FakeAnswer(200, object.toString());
    }

    static FakeAnswer of(FakeError error) {
        return new FakeAnswer(error.status(), error.json().toString());
    }

    /// Whether it was refused before anything was tried, so that Stripe does not remember it.
    boolean isUnperformed() {
        return status == 404 || status == 429 || body.contains("parameter_missing");
    }

    FakeAnswer changed(UnaryOperator<String> change) {
        return new FakeAnswer(status, change.apply(body));
    }
}
