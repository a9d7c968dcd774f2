package org.mecene.rest.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.mecene.rest.testkit.RestWorld;

final class TakenPortTest {
    @Test
    void says_which_address_is_taken() {
        try (var first = RestWorld.start()) {
            var second = new RestWorld.Options().on(first.port());

            assertThatThrownBy(second::start)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("Cannot listen on 127.0.0.1:" + first.port());
        }
    }
}
