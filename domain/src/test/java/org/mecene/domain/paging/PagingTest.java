package org.mecene.domain.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.testkit.Properties;
import org.mecene.domain.testkit.SequentialIds;

final class PagingTest {
    private static final UUID ID = new SequentialIds().next();

    @Test
    void keeps_an_instant_to_the_microsecond() {
        Properties.forAll(
                1_000,
                random ->
                        Instant.ofEpochSecond(
                                random.nextLong(-2_000_000_000L, 8_000_000_000L),
                                random.nextLong(1_000_000) * 1_000),
                instant -> assertThat(Cursor.at(instant, ID).instant()).isEqualTo(instant));
    }

    @Test
    void knows_the_last_page() {
        var page = Page.of(List.of(1L, 2L), 2, number -> new Cursor(number, ID));

        assertThat(page.items()).containsExactly(1L, 2L);
        assertThat(page.next()).isNull();
    }

    @Test
    void cuts_the_entry_that_tells_of_a_next_page() {
        var page = Page.of(List.of(1L, 2L, 3L), 2, number -> new Cursor(number, ID));

        assertThat(page.items()).containsExactly(1L, 2L);
        assertThat(page.next()).isEqualTo(new Cursor(2, ID));
    }

    @Test
    void knows_that_there_is_nothing() {
        var page = Page.of(List.<Long>of(), 2, number -> new Cursor(number, ID));

        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isNull();
    }

    @Test
    void keeps_its_place_when_its_entries_are_changed() {
        var page = new Page<>(List.of(1, 2), new Cursor(2, ID)).map(number -> "n" + number);

        assertThat(page).isEqualTo(new Page<>(List.of("n1", "n2"), new Cursor(2, ID)));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 101, Integer.MAX_VALUE})
    void asks_for_1_to_100_entries(int limit) {
        assertThatIllegalArgumentException().isThrownBy(() -> PageRequest.first(limit));
        assertThat(PageRequest.first(1).after()).isNull();
        assertThat(PageRequest.first(100).limit()).isEqualTo(100);
    }
}
