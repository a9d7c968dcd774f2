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

    FakeAnswer changed(UnaryOperator<String> change) {
        return new FakeAnswer(status, change.apply(body));
    }
}
