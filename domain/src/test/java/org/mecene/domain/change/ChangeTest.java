package org.mecene.domain.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ChangeTest {
    @Test
    void keeps_clears_or_sets_a_field_that_may_be_empty() {
        assertThat(Change.<String>keep().over("old")).isEqualTo("old");
        assertThat(Change.<String>keep().over(null)).isNull();
        assertThat(Change.<String>clear().over("old")).isNull();
        assertThat(Change.to("new").over("old")).isEqualTo("new");
        assertThat(Change.to("new").over(null)).isEqualTo("new");
    }

    @Test
    void gives_the_fallback_to_a_field_that_always_has_a_value() {
        assertThat(Change.<String>keep().over("old", "none")).isEqualTo("old");
        assertThat(Change.<String>clear().over("old", "none")).isEqualTo("none");
        assertThat(Change.to("new").over("old", "none")).isEqualTo("new");
    }

    @Test
    void knows_that_nothing_was_said() {
        assertThat(Change.keep().isKeep()).isTrue();
        assertThat(Change.clear().isKeep()).isFalse();
        assertThat(Change.to("new").isKeep()).isFalse();
    }
}
