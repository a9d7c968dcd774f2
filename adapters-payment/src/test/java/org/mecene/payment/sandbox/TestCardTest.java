package org.mecene.payment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestCardTest {
    @ParameterizedTest
    @ValueSource(strings = {"4242424242424242", "4242 4242 4242 4242", " 4242 42424242 4242 "})
    void is_known_by_its_number_with_or_without_spaces(String number) {
        assertThat(TestCard.ofNumber(number)).contains(TestCard.PAYS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "4242",
                "4242-4242-4242-4242",
                "42424242424242424",
                "5555555555554444",
                "pays",
                "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢"
            })
    void is_no_other_number(String number) {
        assertThat(TestCard.ofNumber(number)).isEmpty();
    }

    @Test
    void is_declined_later_though_not_at_first() {
        var card = TestCard.ofNumber("4000000000000341").orElseThrow();

        assertThat(card.declineInPresence()).isEmpty();
        assertThat(card.declineInAbsence()).contains("card_declined");
    }

    @ParameterizedTest
    @EnumSource
    void keeps_its_name_in_the_books(TestCard card) {
        assertThat(TestCard.ofWire(card.wire())).isEqualTo(card);
    }
}
